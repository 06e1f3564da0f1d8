"""What a report negates, and the reports that state it: "no journalists were targeted", "none was hurt".

What is negated is a predicate with those it is said of. A report that states it has the same
predicate, or one of its class of event, and most of the rest: of a report that says more, the
negated words may deny the part that is left out ("did not die in the hospital").
"""

from __future__ import annotations

import re
from collections.abc import Collection

from whosays.lexicon import Lexicon
from whosays.telling.claims.gist import NAMES, stem
from whosays.telling.conflicts.matters import Matter, Matters, covered, event_of_word
from whosays.telling.conflicts.voices import are_two_parties

_COVERED = 0.4
"""Share of the weight of what is negated that a report of the same predicate has to have."""
_DENIED = 0.3
"""The same, where a verb of denying shows that somebody said it."""
_WEIGHT = 0.4
"""Weight of what two reports share below which they share too little to speak of one thing."""
_NEAR_BEST = 0.1
"""How far behind the best report, as a share of what is negated, another one may be that states it."""
_SHORT = 8
"""Words of a report that tells of nobody hurt, and of no more."""
_HARM = ("event:injure", "event:die")
_SAID = ("asserts", "hedges")
_LIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "make",
        "take",
        "get",
        "go",
        "say",
        "know",
        "think",
        "see",
        "want",
        "feel",
        "like",
        "believe",
        "need",
        "mean",
        "seem",
        "look",
        "come",
        "call",
    }
)
_UNREAL = re.compile(
    r"^\W*(?:if|unless|so that|until|when|before|after|because|don['’]t|do not|lest)\b"
    r"|\b(?:should|would|could|might|may|must|can|cannot|will|shall|only|just|first|always|yet|so far)\b"
    r"|\b(?:could|should|would|ca|can|wo)n['’]t\b|\b(?:you|your|else|others?|another|anymore|longer)\b|\?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:none|nobody|no[- ]one)\b(?! of (?:the|those|these|his|her|their)\b)"
    r"|\bno (?:\w+ )?(?:injur(?:y|ies)|casualt(?:y|ies)|deaths?|fatalit(?:y|ies))\b|\bno reports of\b",
    re.IGNORECASE,
)

_CONTRARY = re.compile(r"\bcontrary to\b|\bcontradict(?:s|ed|ing)\b", re.IGNORECASE)


def is_contrary(matter: Matter) -> bool:
    """True for "found no link, contrary to news reports", which tells in its sentence what others said."""
    report = matter.report
    if not report.chain or report.stance not in _SAID:
        return False
    return any(_CONTRARY.search(matter.text, span.start, span.end) for span in report.content)


def said_beside(denial: Matter, matters: Matters) -> tuple[Matter, ...]:
    """The reports of its sentence that rest on a source which the words of `denial` name after its own."""
    contrary = _CONTRARY.search(_words(denial))
    named = _words(denial)[contrary.end() :].lower() if contrary else ""
    return tuple(
        m
        for m in matters.by_article[denial.article.id]
        if (m.report.part, m.report.sentence) == (denial.report.part, denial.report.sentence)
        and m is not denial
        and m.report.chain
        and m.report.chain[-1].name.lower() in named
    )


def says_no(matter: Matter) -> bool:
    """True where a source says that something is not so: not where it is only supposed or forbidden."""
    report, proposition = matter.report, matter.report.proposition
    if not report.chain or report.stance not in _SAID or not proposition.negated or matter.is_background:
        return False
    if proposition.tense == "future" or proposition.predicate in _LIGHT:
        return False
    return _UNREAL.search(_words(matter)) is None


def stating(denial: Matter, keys: Collection[str], matters: Matters, lexicon: Lexicon) -> tuple[Matter, ...]:
    """The reports that state what `denial` negates, `keys` being what it says of it, the best first."""
    if _NOBODY.search(_words(denial)) and len(denial.words) <= _SHORT:
        return _hurt(denial, matters)
    predicate = predicate_of(denial, lexicon)
    if predicate not in keys:
        return ()
    enough = _COVERED if denial.report.proposition.negated else _DENIED
    scored = [
        (round(covered(keys, denial, m), 6), m)
        for m in matters.by_key.get(predicate, ())
        if predicate_of(m, lexicon) == predicate
        and is_said_by_another(m, denial)
        and _shares_enough(m, denial, keys)
    ]
    best = max((share for share, _ in scored), default=0.0)
    kept = [s for s in scored if s[0] >= max(enough, best - _NEAR_BEST)]
    return tuple(m for _, m in sorted(kept, key=lambda s: (-s[0], s[1].place)))


def predicate_of(matter: Matter, lexicon: Lexicon) -> str:
    """The key of the predicate of a report: its class of event, or the stem of its word."""
    predicate = matter.report.proposition.predicate
    if predicate is None or predicate in _LIGHT:
        return ""
    if any(term.lemma == predicate and term.kind != "verb" for term in matter.report.proposition.terms):
        return ""
    event = lexicon.once(event_of_word).get(predicate)
    return f"event:{event}" if event else stem(predicate)


def is_said_by_another(m: Matter, denial: Matter) -> bool:
    """True where `m` states something, in another article or by another party than `denial` negates it."""
    proposition = m.report.proposition
    if m.report.stance not in _SAID or proposition.negated or m.is_in_passing:
        return False
    if proposition.tense == "future" or _UNREAL.search(_words(m)):
        return False
    if m.article.id == denial.article.id or (m.report.chain and denial.report.chain):
        return are_two_parties(m, denial)
    return True


def _hurt(denial: Matter, matters: Matters) -> tuple[Matter, ...]:
    """The reports that give a number of those hurt or killed, of the harm that `denial` says nobody took."""
    harm = [key for key in _HARM if key in denial.keys]
    found = {m.place: m for key in harm for m in matters.by_key.get(key, ())}
    return tuple(
        m
        for _, m in sorted(found.items())
        if m.report.quantities and is_said_by_another(m, denial) and matters.is_prominent(m)
    )


def _words(matter: Matter) -> str:
    return " ".join(matter.quote(content) for content in matter.report.content)


def _shares_enough(m: Matter, denial: Matter, keys: Collection[str]) -> bool:
    shared = sorted(m.keys.intersection(keys))
    if len(shared) < 2 or all(key.startswith(NAMES) for key in shared):
        return False
    return sum(denial.gist.weights[key] for key in shared) >= _WEIGHT
