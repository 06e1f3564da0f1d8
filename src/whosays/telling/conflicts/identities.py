"""Who did it: two names for one attacker, or one not identified here and named there.

A name is taken for the culprit's where it stands beside the word for one ("the gunman, Ada Renn"),
or is said to be his ("identified as the killer"). Where reports speak of several attackers, two
names are two people, and nothing is told: unless most speak of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from whosays.lexicon import Lexicon
from whosays.model import Conflict
from whosays.telling.conflicts.matters import Matter, Matters, Named, later
from whosays.telling.conflicts.sides import Stand, conflict

_SPELLING = 0.8
"""Share of letters in common from which two names may be spellings of one."""
_MOST = 8
"""Reports shown on a side."""
_ROLE_FIRST = re.compile(
    r",? |,? (?:was|is|has been) (?:\w+ )?(?:identified|named)(?: by [\w ]{1,40})? as "
    r"|,? (?:identified|named) as "
    r"| (?:was|is) (?:[\w'’]+ ){0,3}(?:[\w'’]+, )?",
)
_NAME_FIRST = re.compile(
    r", (?:the|an?) (?:[\w-]+ ){0,3}| (?:was|is) the (?:[\w-]+ ){0,2}"
    r"|[^.;]{0,25}\b(?:identified|named|confirmed)\b[^.;]{0,30}\bas the (?:[\w-]+ ){0,3}",
)
_NOT_NAMED = re.compile(
    r"\b(?:not|n['’]t|never|yet to be|without)\b[^.;,]{0,30}\b(?:identif(?:y|ied|ying)|nam(?:e|ed|ing))\b"
    r"|\b(?:identity|name)\b[^.;,]{0,25}\b(?:not|unknown|n['’]t)\b|\bunidentified (?:gun)?(?:man|attacker)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(r"\b(?:initially|at first|earlier|previously|wrongly|mistakenly)\b", re.IGNORECASE)
_SOMEBODY = frozenset({"man", "woman", "person"})


@dataclass(frozen=True, slots=True)
class _Naming:
    """A report that gives the culprit a name: the name as it is written, the report and the words."""

    name: str
    key: str
    stand: Stand


def find_identities(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of the names that reports give the culprit, or of one who is not named yet."""
    culprits = lexicon.list("slots", "culprits")
    telling = [m for own in matters.that_may_have(culprits) for m in own if m.has_form(culprits)]
    if 2 * sum(_is_of_several(m, culprits) for m in telling) >= len(telling):
        return ()
    namings = [naming for m in telling for naming in _namings(m, culprits)]
    groups = _by_name(namings)
    if not groups:
        return ()
    if len(groups) == 2:
        return _conflict([[n.stand for n in group][:_MOST] for group in groups], matters)
    if len(groups) > 2:
        return ()
    articles = {n.stand.matter.article.id for n in namings}
    somebody = culprits | _SOMEBODY
    unnamed = [
        Stand(m, m.report.span)
        for m in matters.all
        if m.article.id not in articles
        and any(form in somebody for word in m.words for form in word.forms)
        and _NOT_NAMED.search(" ".join(m.quote(content) for content in m.report.content))
    ]
    return _conflict([unnamed, [n.stand for n in namings][:_MOST]], matters) if unnamed else ()


def _is_of_several(matter: Matter, culprits: frozenset[str]) -> bool:
    """True for "the gunmen": a word for a culprit that is not as the lexicon has it."""
    words = [(re.sub(r"['’]s$", "", word.lower), word.forms) for word in matter.words]
    return any(
        word not in culprits
        and word.endswith(("s", "men"))
        and any(form in culprits for form in (*forms, word.replace("men", "man")))
        for word, forms in words
    )


def _namings(matter: Matter, culprits: frozenset[str]) -> list[_Naming]:
    return [
        _Naming(matter.quote(named.span), named.key, Stand(matter, matter.report.span))
        for role in matter.words
        if role.lower in culprits
        for named in matter.named
        if named.kind == "person" and _is_name_of(matter, named, role.span.start, role.span.end)
    ]


def _is_name_of(matter: Matter, named: Named, start: int, end: int) -> bool:
    """True where `named` is the name of the one that the word from `start` to `end` stands for."""
    if matter.text[named.span.end : named.span.end + 2] in ("'s", "’s"):
        return False
    if end <= named.span.start:
        return _ROLE_FIRST.fullmatch(matter.text[end : named.span.start]) is not None
    return _NAME_FIRST.fullmatch(matter.text[named.span.end : start]) is not None


def _by_name(namings: Sequence[_Naming]) -> list[list[_Naming]]:
    groups: list[list[_Naming]] = []
    for naming in namings:
        joined = [g for g in groups if any(_is_one(naming, other) for other in g)]
        groups = [g for g in groups if g not in joined]
        groups.append([n for g in joined for n in g] + [naming])
    return groups


def _is_one(a: _Naming, b: _Naming) -> bool:
    """True where two names may be one person's: the same in the story, a part or a spelling of it."""
    words_a, words_b = ({w for w in re.split(r"[\W_]+", n.name.lower()) if w} for n in (a, b))
    if a.key == b.key or words_a <= words_b or words_b <= words_a:
        return True
    return SequenceMatcher(None, a.name.lower(), b.name.lower()).ratio() >= _SPELLING


def _conflict(sides: Sequence[Sequence[Stand]], matters: Matters) -> tuple[Conflict, ...]:
    first, last = ([stand.matter for stand in side] for side in sides)
    if not any(matters.is_prominent(m) for m in (*first, *last)):
        return ()
    if later(last, first) is not None or any(
        _AT_FIRST.search(m.quote(m.report.span)) for m in (*first, *last)
    ):
        why = "A later report names another, or names who was not known before."
        made = conflict("identity", "who did it", "update", why, sides)
    else:
        why = "The reports do not give one name; which is later is not known."
        made = conflict("identity", "who did it", "order-unknown", why, sides)
    return (made,) if made else ()
