"""The scorer beside the data, and what it is given."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from whosays.model import Span
from whosays.reading.learned.tagger import TaggedAttribution


def scorer_at(path: Path) -> ModuleType:
    """The scorer, as a module."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotation(text: str, found: Sequence[TaggedAttribution]) -> dict:
    """What was read, as a record of the scorer."""
    told = [{"cue": _pairs([a.cue]), "source": _pairs(a.source), "content": _pairs(a.content)} for a in found]
    return {"text": text, "attributions": told}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
