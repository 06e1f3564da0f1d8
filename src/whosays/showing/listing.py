"""What a store tells beside ledgers, line by line: changes, stories, hits, tombstones, what it holds.

Each is shown as a few lines of text, or as one object of JSON that names its format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from whosays.model import ChangedStory, ChangeKind, Hit, Judgement, StorySummary, Tombstone, Unread
from whosays.showing.untrusted import ACTING, visible
from whosays.showing.wording import UNDATED, counted, quoted

CHANGE: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        "origin": "new origin",
        "conflict": "new conflict",
        "denial": "denial",
        "correction": "correction",
        "version": "new version",
    }
)

_FORMATS: Final[Mapping[type, str]] = MappingProxyType(
    {
        ChangedStory: "whosays-change/1",
        StorySummary: "whosays-story/1",
        Hit: "whosays-hit/1",
        Tombstone: "whosays-tombstone/1",
        Judgement: "whosays-judgement/1",
        Unread: "whosays-unread/1",
    }
)

Listed = ChangedStory | StorySummary | Hit | Tombstone | Judgement | Unread


def as_json(item: Listed) -> str:
    """`item` as one line of JSON, without a line break at its end."""
    return object_line({"format": _FORMATS[type(item)], **asdict(item)})


def object_line(values: Mapping[str, object]) -> str:
    """`values` as one line of JSON; characters that would act on a terminal stand as their escapes."""
    line = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return ACTING.sub(lambda found: json.dumps(found[0])[1:-1], line)


def lines(item: Listed) -> Iterator[str]:
    """`item` as lines of text, safe to print."""
    match item:
        case ChangedStory():
            yield from _changed(item)
        case StorySummary():
            yield _summary(item)
        case Hit(kind="report"):
            yield f"{item.story or ''}  {item.article}  {quoted(visible(item.words))}"
        case Hit():
            yield f"{item.story or ''}  {item.article}  in {visible(item.words)}"
        case Tombstone():
            yield f"{item.id}  {item.kind} forgotten {item.at} by {visible(item.by)}"
        case Judgement():
            about = " ".join(filter(None, (item.a, item.b)))
            note = f": {visible(item.note)}" if item.note else ""
            yield f"{item.at}  {visible(item.by)}: {item.verb} {about}{note}"
        case Unread():
            yield f"not read: {visible(item.item)}: {visible(item.reason)}"


def _changed(item: ChangedStory) -> Iterator[str]:
    new = "new story" if item.new else f"{len(item.added):,} new"
    yield f"{_summary(item.story)} · {new}"
    for change in item.changes:
        words = visible(change.text)
        said = quoted(words) if change.kind in ("denial", "correction") else words
        yield f"  {CHANGE[change.kind]}: {said}"


def _summary(item: StorySummary) -> str:
    days = [day[:10] for day in (item.first, item.last) if day]
    dated = " to ".join(dict.fromkeys(days)) or UNDATED
    parts = [visible(item.headline) or "no headline", counted(item.articles, "article"), dated]
    parts += [counted(item.conflicts, "mismatch", "mismatches")] if item.conflicts else []
    parts += [f"{counted(item.disputed, 'claim')} in dispute"] if item.disputed else []
    return f"{item.id}  {' · '.join(parts)}"
