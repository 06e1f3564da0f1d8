"""Who says so, on whose word, and who disagrees.

import whosays
readings = whosays.read("articles/")
for story in whosays.gather(readings):
    print(whosays.tell(story))

The names below are loaded when they are first asked for, so that the command line can answer Ctrl-C
while it loads what it is made of.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from whosays.version import __version__

if TYPE_CHECKING:
    from whosays.errors import LexiconError, SettingsError, UnreadableError, WhosaysError
    from whosays.pipeline import Readings, gather, read, tell
    from whosays.settings import Settings

__all__ = [
    "LexiconError",
    "Readings",
    "Settings",
    "SettingsError",
    "UnreadableError",
    "WhosaysError",
    "__version__",
    "gather",
    "read",
    "tell",
]

_HOMES = MappingProxyType(
    {
        "LexiconError": "whosays.errors",
        "SettingsError": "whosays.errors",
        "UnreadableError": "whosays.errors",
        "WhosaysError": "whosays.errors",
        "Readings": "whosays.pipeline",
        "gather": "whosays.pipeline",
        "read": "whosays.pipeline",
        "tell": "whosays.pipeline",
        "Settings": "whosays.settings",
    }
)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
