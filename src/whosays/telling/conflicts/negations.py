"""What one source says is so, and another says is not, without a verb of denying.

"The money was paid", say the captors; "no money has been paid", says the minister. A negated
statement that rests on a source is set against the reports of other articles whose sentences share most
of its words and names. Who says both is no party to it; and a statement that nobody was hurt stands
against a number, which is compared elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.model import Conflict
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.sides import Stand, conflict

_COVERED = 0.03
_COVERED_MORE = 0.1
"""Share of the weight of the negated sentence that the other one has to have, in a pile of a few
reports, and more each time the pile is twice as large (`Matters.doublings`).
"""
_NEAR = 3
"""Reports around one that has a word of what is denied, among which what is denied is looked for."""
_RARE = 3
"""Articles, and a third of them in a larger story, beyond which a key says nothing of what is denied."""
_MOST = 4
_NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|untrue|false|fantasy|invention|fabricat\w+|lies?"
    r"|baseless|nonsense|mistaken|wrong|rubbish|absurd|unfounded|groundless|rejects?|rejected|dismiss\w*|disput\w+|refut\w+|rebut\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOBODY_HURT = re.compile(
    r"\b(?:no\s?one|nobody|none)\b[^.;]{0,40}\b(?:hurt|injured|killed|wounded|harmed|died)\b"
    r"|\bno (?:\w+ )?(?:casualties|injuries|deaths|fatalities|victims)\b",
    re.IGNORECASE,
)


def find_negations(matters: Matters) -> tuple[Conflict, ...]:
    """A conflict for each negated statement that stands against reports of another article."""
    common = _common(matters)
    found = []
    for matter in matters.all:
        if _negates(matter):
            against = _against(matter, matters, common)
            if against:
                why = "One side says so, the other says that it is not."
                sides = [[Stand(m, m.report.span) for m in against], [Stand(matter, matter.report.span)]]
                found.append(conflict("denial", _slot(against[0]), "attribution", why, sides))
    return tuple(c for c in found if c)


def _slot(matter: Matter) -> str:
    did = matter.report.slots.did
    return matter.quote(did) if did else "whether it is so"


def _negates(matter: Matter) -> bool:
    """True for a negated statement of somebody, in the text, that is no forecast and no background."""
    report = matter.report
    if report.part == "title" or not report.chain or report.stance not in ("asserts", "denies"):
        return False
    if report.proposition.background:
        return False
    content = " ".join(span.of(matter.text) for span in report.content)
    if _NOBODY_HURT.search(content):
        return False
    return report.proposition.negated or _NEGATION.search(content) is not None


def _common(matters: Matters) -> frozenset[str]:
    """The keys that too many articles have to tell what a sentence is about."""
    articles = len(matters.by_article)
    most = max(_RARE, articles // 3)
    return frozenset(
        key for key, having in matters.by_key.items() if len({m.article.id for m in having}) > most
    )


def _against(negated: Matter, matters: Matters, common: frozenset[str]) -> list[Matter]:
    own = matters.around(negated) if matters.are_few else _sentence_keys(negated, matters)
    keys = own - common
    doublings = matters.doublings
    scored = []
    for matter in _near(keys, matters):
        if matter.article.id == negated.article.id or not _asserts(matter) or _same_voice(matter, negated):
            continue
        shared = keys & (_sentence_keys(matter, matters) | _keys_before(matter, matters))
        weight = sum(_weight(key, negated, matter) for key in sorted(shared))
        whole = sum(_weight(key, negated, matter) for key in sorted(keys))
        enough = _COVERED + _COVERED_MORE * doublings
        if len(shared) >= 1 + doublings // 2 and weight >= enough * whole:
            scored.append((round(weight, 6), matter))
    if any(m.report.chain for _, m in scored):  # what is denied is what somebody said, where somebody did
        scored = [(weight, m) for weight, m in scored if m.report.chain]
    best = max((weight for weight, _ in scored), default=0.0)
    kept = sorted((m for weight, m in scored if weight >= 0.75 * best), key=lambda m: m.place)
    return kept[:_MOST]


def _near(keys: frozenset[str], matters: Matters) -> list[Matter]:
    """The matters whose sentence has one of `keys`, in order."""
    having = {m.place: m for key in sorted(keys) for m in matters.by_key.get(key, ())}
    near: dict[int, Matter] = {}
    for _, matter in sorted(having.items()):
        own = matters.by_article[matter.article.id]
        at = own.index(matter)
        near.update({m.place: m for m in own[max(0, at - _NEAR) : at + _NEAR + 1]})
    return [near[place] for place in sorted(near)]


def _asserts(matter: Matter) -> bool:
    report = matter.report
    content = " ".join(span.of(matter.text) for span in report.content)
    return (
        report.part == "text"
        and report.stance in ("asserts", "hedges")
        and not report.proposition.negated
        and not report.proposition.background
        and _NEGATION.search(content) is None
    )


def _same_voice(a: Matter, b: Matter) -> bool:
    words_a, words_b = ({w for s in m.report.chain for w in s.name.lower().split()} for m in (a, b))
    return bool(words_a & words_b)


def _sentence_keys(matter: Matter, matters: Matters) -> frozenset[str]:
    """The keys of all reports of a sentence, and of those who are credited in it."""
    same = _of_sentence(matter, matters.by_article[matter.article.id])
    return frozenset(key for m in same for key in (*m.gist.weights, *m.gist.credited))


def _keys_before(matter: Matter, matters: Matters) -> frozenset[str]:
    """The keys of the sentence before: who "she" is stands there."""
    own = matters.by_article[matter.article.id]
    before = [
        m for m in own if m.report.part == "text" and m.report.sentence.end <= matter.report.sentence.start
    ]
    return _sentence_keys(before[-1], matters) if before else frozenset()


def _of_sentence(matter: Matter, own: Sequence[Matter]) -> list[Matter]:
    report = matter.report
    return [m for m in own if (m.report.part, m.report.sentence) == (report.part, report.sentence)]


def _weight(key: str, a: Matter, b: Matter) -> float:
    return max(a.gist.weights.get(key, 0.0), b.gist.weights.get(key, 0.0), 0.1)
