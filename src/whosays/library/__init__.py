"""The library: a store put to use. Articles arrive, are taken in, placed in stories, and told.

`library.py` has the whole of it; the steps it is made of stand beside it, in the order in which an article
goes through them: arrivals, intake, placing, retelling.
"""

from whosays.library.library import Library, ReadWith, Untold, open_library

__all__ = ["Library", "ReadWith", "Untold", "open_library"]
