"""The exceptions of whosays: one tree, each with a message that says what to do."""

from __future__ import annotations


class WhosaysError(Exception):
    """Anything whosays itself raises."""


class UnreadableError(WhosaysError):
    """An item that cannot be read; the message is the reason given to the user."""


class SettingsError(WhosaysError):
    """A setting that cannot be used; the message says what it has to be."""


class TaggerError(WhosaysError):
    """A file of the tagger that is missing, or that is not the tagger's."""


class LexiconError(WhosaysError):
    """A lexicon file that cannot be used; the message names file and entry."""


class JudgementsError(WhosaysError):
    """A file of judgements that cannot be used; the message names file and line."""


class EngineError(WhosaysError):
    """An engine that cannot be used; the message says what to do."""


class StoreError(WhosaysError):
    """A store that cannot be used; the message names it and says what to do. Nothing was changed."""


class StoreBusyError(StoreError):
    """Another writer is at work on the store."""


class StoreLostError(StoreError):
    """The connection to a store was lost; what was not written wholly is not there."""
