"""Who says so, on whose word, and who disagrees.

import whosays
readings = whosays.read("articles/")
for story in whosays.gather(readings):
    print(whosays.tell(story))
"""

from whosays.errors import LexiconError, UnreadableError, WhosaysError
from whosays.pipeline import Readings, gather, read, tell
from whosays.settings import Settings
from whosays.version import __version__

__all__ = [
    "LexiconError",
    "Readings",
    "Settings",
    "UnreadableError",
    "WhosaysError",
    "__version__",
    "gather",
    "read",
    "tell",
]
