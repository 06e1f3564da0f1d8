"""Judgements: what people say over the program's word, one record a line of a file.

Invariants: a judgement refers to ids, never to places in a list; nothing is ever rewritten, a newer
judgement on the same two ids and the same matter takes the place of the older one, and "withdrawn"
takes back all that was judged of the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from whosays.errors import JudgementsError
from whosays.model import Judgement, Story, StoryJudgements, Verb, content_id

MATTERS: Mapping[Verb, str] = {
    "same-story": "story",
    "different-story": "story",
    "shares-text": "text",
    "does-not-share-text": "text",
    "same-claim": "claim",
    "different-claim": "claim",
    "same-source": "source",
    "different-source": "source",
    "independent": "source",
    "same-name": "name",
    "different-name": "name",
    "wrong-source": "wrong source",
    "note": "note",
    "withdrawn": "",
}
"""Each verb with the matter that it judges."""

OF_ONE = frozenset({"wrong-source", "note", "withdrawn"})
"""The verbs that may speak of one id alone."""

FIELDS = tuple(field.name for field in fields(Judgement))


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file of JSON lines, in its order; empty lines are passed over.

    JudgementsError names the file, the line and what is amiss.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise JudgementsError(f"{path} cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise JudgementsError(f"{path} is not UTF-8; save it as that") from None
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_judgement(line, f"{path} line {number}") for number, line in lines if line.strip())


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold, oldest first: not withdrawn, and not followed by a newer one on the same matter.

    Of two of one moment the later in the file is the newer. Notes all hold until withdrawn.
    """
    held: list[Judgement] = []
    for newer in sorted(judgements, key=lambda judgement: _moment(judgement.at)):
        held = [older for older in held if not _replaces(newer, older)]
        if newer.verb != "withdrawn":
            held.append(newer)
    return tuple(held)


def _replaces(newer: Judgement, older: Judgement) -> bool:
    if sorted((newer.a, newer.b)) != sorted((older.a, older.b)):
        return False
    matter = MATTERS[newer.verb]
    return newer.verb == "withdrawn" or (matter == MATTERS[older.verb] and matter != "note")


def constraints(judgements: Iterable[Judgement]) -> StoryJudgements:
    """What the standing ones among `judgements` ask of gathering: pairs of article ids, each in order."""
    held = standing(judgements)

    def pairs(verb: str) -> tuple[tuple[str, str], ...]:
        return tuple(sorted({(min(j.a, j.b), max(j.a, j.b)) for j in held if j.verb == verb}))

    return StoryJudgements(same=pairs("same-story"), different=pairs("different-story"))


def about(story: Story, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The standing ones among `judgements` that speak of `story`, of what their verb is about.

    Stories and texts are judged by articles, claims and sources by reports and claims; a note is of anything.
    """
    texts = [part for r in story.readings for part in (r.article.title, r.article.text)]
    articles = {r.article.id for r in story.readings}
    reports = {report.id for reading in story.readings for report in reading.reports}
    reports |= {content_id("claim", report) for report in reports}

    def speaks(judgement: Judgement) -> bool:
        ids = {judgement.a, judgement.b} - {""}
        match MATTERS[judgement.verb]:
            case "name":
                return any(name in text for name in ids for text in texts)
            case "story":
                return not ids.isdisjoint(articles)
            case "text":
                return ids <= articles
            case "note":
                return not ids.isdisjoint({story.id} | articles | reports)
            case _:
                return ids <= reports

    return tuple(judgement for judgement in standing(judgements) if speaks(judgement))


def _moment(at: str) -> datetime:
    """The moment of an ISO day or time; one without an offset is taken for UTC."""
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _judgement(line: str, where: str) -> Judgement:
    try:
        told = json.loads(line)
    except json.JSONDecodeError as error:
        raise JudgementsError(f"{where} is not JSON: {error.msg} at character {error.colno}") from None
    if not isinstance(told, dict):
        raise JudgementsError(f"{where} has to be an object with {', '.join(FIELDS)}")
    unknown = sorted(set(told) - set(FIELDS))
    if unknown:
        raise JudgementsError(f"{where}: “{unknown[0]}” is no field; there are {', '.join(FIELDS)}")
    amiss = next((key for key in told if not isinstance(told[key], str)), None)
    if amiss:
        raise JudgementsError(f"{where}: “{amiss}” has to be a string")
    found = Judgement(**{key: told.get(key, "") for key in FIELDS})
    check(found, where)
    return found


def check(judgement: Judgement, where: str) -> None:
    """JudgementsError, which says `where`, where `judgement` says nothing that can be used."""
    if judgement.verb not in MATTERS:
        raise JudgementsError(f"{where}: “{judgement.verb}” is no verb; there are {', '.join(MATTERS)}")
    if not judgement.by:
        raise JudgementsError(f"{where}: “by” has to say who judges")
    if not judgement.a:
        raise JudgementsError(f"{where}: “a” has to be an id")
    if not judgement.b and judgement.verb not in OF_ONE:
        raise JudgementsError(f"{where}: “{judgement.verb}” needs two ids, “a” and “b”")
    if judgement.a == judgement.b:
        raise JudgementsError(f"{where}: “a” and “b” are the same")
    try:
        _moment(judgement.at)
    except ValueError:
        raise JudgementsError(f"{where}: “at” has to be an ISO day or time, as in 2024-12-08T18:30") from None
