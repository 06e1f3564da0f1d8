"""Scopes: how far what a cue credits reaches, and where the writer's own words begin again.

What is said inside a quotation stays there; so does what is said inside an aside between dashes. A
concession (", although nobody has seen it") and an aside are the writer's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame
from whosays.reading.clauses.propositions import is_aside
from whosays.reading.parsing import ParsedSentence, Token

_ASIDES = frozenset(["–", "—", "--", "(", ")"])


def within_quotations(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` with what is said inside a quotation or an aside kept there.

    'Under the title "What Police Say", the paper printed recipes': the police say nothing of recipes.
    """
    kept = []
    for a in found:
        within = _aside(frame, a)
        if a.cue.index in frame.quoted:
            within = frozenset(next(run for run in runs(frame.quoted) if a.cue.index in run))
        within = _after_colon(frame, a) or within
        content = a.content & within
        if any(frame.sentence.tokens[i].pos != "PUNCT" for i in content):
            kept.append(replace(a, content=content))
    return kept


def _after_colon(frame: Frame, a: Attribution) -> frozenset[int]:
    """The quotation of "He spoke to the town: “Lead or leave,” he said"; nothing in another sentence."""
    tokens = frame.sentence.tokens
    first = min(a.tokens)
    before = [run for run in runs(frame.quoted) if run[-1] == first - 1]
    opened = bool(before) and before[0][0] > 1 and tokens[before[0][0] - 1].text == ":"
    return frozenset(before[0]) if opened and max(a.tokens) >= len(tokens) - 2 else frozenset()


def _aside(frame: Frame, a: Attribution) -> frozenset[int]:
    """The aside between dashes or brackets that `a` is part of, where it says more; else the sentence.

    "The tanker – owned, her insurer says, by a dentist – sank": of the sinking the insurer says nothing.
    """
    tokens = frame.sentence.tokens
    whole = frozenset(range(len(tokens)))
    marks = [t.index for t in tokens if t.text in _ASIDES and t.index not in frame.quoted]
    before = [i for i in marks if i < min(a.tokens)]
    after = [i for i in marks if i > max(a.tokens)]
    if not before or not after or before[-1] == 0 or after[0] >= len(tokens) - 2:
        return whole
    aside = frozenset(range(before[-1] + 1, after[0]))
    rest = [i for i in aside - a.tokens if tokens[i].pos not in ("PUNCT", "ADV", "AUX")]
    return aside if len(rest) > 1 and a.cue.index in aside else whole


def without_thoughts(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` without what a speaker says of his own thoughts: "Olsen said he thinks …"."""
    kept: list[Attribution] = []
    for a in found:
        inside = [b for b in found if b is not a and a.cue.index in b.content]
        pronoun = all(chain[-1].phrase.is_pronoun for chain in a.chains)
        if inside and pronoun and a.cue.lemma in frame.cues("think"):
            continue
        kept.append(a)
    return kept


def with_own_doubts(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` with ", a figure that Reuters could not verify" taken out of what others are credited with.

    What stands in a clause of its own beside what was not confirmed is no more in doubt than the rest.
    """
    sentence = frame.sentence
    kept = found
    for a in found:
        doubted = any(b.stance == "cannot-confirm" and a.cue.index in b.content for b in found if b is not a)
        if doubted and sentence.head(a.cue).dep == "relcl":  # ", whom neighbours named as …", misparsed
            kept = [_taken_out(b, a, frame.indexes(sentence.head(a.cue))) for b in kept]
            continue
        if not (doubted or a.stance == "cannot-confirm") or a.cue.dep not in ("relcl", "advcl"):
            continue
        head = sentence.head(a.cue)
        top = head if a.cue.dep == "relcl" and head.dep in ("appos", "npadvmod") else a.cue
        words = frame.indexes(top)
        first = min(words)
        if not first or sentence.tokens[first - 1].text not in (",", "—", "–", "("):
            continue
        kept = [_taken_out(b, a, words) for b in kept]
    return [a for a in kept if a.content]


def with_own_relatives(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` with ", which police say is forged" taken out of what others are credited with.

    A relative clause that is set off and names its own speaker is the writer's, whoever speaks around it.
    So is one in what somebody denies or rejects: "rejected a suit by tenants who said the roof leaked".
    """
    kept = found
    for a in found:
        words = frame.indexes(a.cue) - frame.quoted
        first = min(words, default=0)
        if a.cue.dep != "relcl" or not first:
            continue
        if any(b.stance == "denies" and a.cue.index in b.content for b in found if b is not a):
            kept = [_taken_out(b, a, words) if b.stance == "denies" else b for b in kept]
            continue
        if frame.sentence.tokens[first - 1].text != ",":
            continue
        speakers = [chain[-1].phrase for chain in a.chains]
        if any(s.is_pronoun or s.head.index not in words for s in speakers):
            continue  # "the driver, who claimed that …": as somebody says
        kept = [_taken_out(b, a, words) for b in kept]
    return [a for a in kept if a.content]


def _taken_out(outer: Attribution, inner: Attribution, words: set[int]) -> Attribution:
    """`outer` without `words`, where `inner` stands in it."""
    within = outer is not inner and inner.cue.index in outer.content
    return replace(outer, content=outer.content - words) if within else outer


def side_by_side(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` with no speech inside other speech that has the very same subject.

    "Withdrew its statement that they had died and now speaks of murder": whoever withdrew speaks.
    """
    kept = found
    for inner in (a for a in found if a.cue.pos == "VERB"):
        speakers = {chain[-1].phrase.head.index for chain in inner.chains}
        words = frame.indexes(inner.cue) - frame.quoted
        kept = [
            replace(a, content=a.content - words)
            if a is not inner
            and inner.cue.index in a.content - frame.quoted
            and speakers == {chain[-1].phrase.head.index for chain in a.chains}
            else a
            for a in kept
        ]
    return [a for a in kept if a.content]


def between_semicolons(frame: Frame, verb: Token, content: frozenset[int], end: int | None) -> frozenset[int]:
    """`content` up to the semicolon after "It fell, the mayor said; nobody was hurt": the rest is not his."""
    tokens = frame.sentence.tokens
    if end is None or end >= len(tokens) or tokens[end].text != ";" or end in frame.quoted:
        return content
    before = [t.index for t in tokens[: verb.index] if t.text == ";" and t.index not in frame.quoted]
    kept = frozenset(i for i in content if max(before, default=-1) < i < end)
    return kept if any(tokens[i].pos in ("VERB", "AUX") for i in kept) else content


def own_concession(frame: Frame, clause: Token, verb: Token) -> set[int]:
    """ ", although there was no comment" after what is credited: the writer's own words again.

    So is "Although nobody has seen it, …, X says".
    """
    sentence = frame.sentence
    found: set[int] = set()
    for below in sentence.children(clause, "advcl"):
        first = sentence.subtree(below)[0]
        concedes = first.lower in ("although", "though", "while", "whereas", "but")
        if (
            concedes
            and below.index > clause.index
            and first.index
            and sentence.tokens[first.index - 1].text == ","
        ) or (concedes and not first.index and below.index < clause.index < verb.index):
            found |= frame.indexes(below)
    return found - frame.quoted


def own_present(frame: Frame, clause: Token, verb: Token) -> set[int]:
    """ ", and the log bears no trace of it" after what somebody said in the past: the writer's own words.

    What is said takes on the past of the verb that says it; a clause in the present beside it does not.
    """
    sentence = frame.sentence
    if verb.tag != "VBD" or not _is_in(sentence, clause, ("VBD",), ("would", "could", "might")):
        return set()
    found: set[int] = set()
    for beside in sentence.children(clause, "conj"):
        words = frame.indexes(beside)
        joined = sentence.tokens[max(min(words) - 2, 0) : min(words)]
        if (
            [t.text for t in joined][:1] == [","]
            and joined[-1].lower in ("and", "but", "yet", "while")
            and sentence.children(beside, "nsubj", "nsubjpass", "expl")
            and not sentence.children(beside, "mark")
            and _is_in(sentence, beside, ("VBZ", "VBP"), ())
        ):
            found |= words
    return found - frame.quoted


def _is_in(sentence: ParsedSentence, verb: Token, tags: tuple[str, ...], modals: tuple[str, ...]) -> bool:
    """True for a verb whose first finite word has one of `tags` or is one of `modals`."""
    words = [*sentence.children(verb, "aux", "auxpass"), verb]
    first = next((t for t in words if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    return first is not None and (first.tag in tags or first.lower in modals)


def own_aside(frame: Frame, top: Token) -> set[int]:
    """ ", now under rebel control" after what is credited: the writer's own words again."""
    asides = [t for t in frame.sentence.subtree(top) if is_aside(frame.sentence, t)]
    return set().union(*(frame.indexes(t) for t in asides)) - frame.quoted


def runs(indexes: Iterable[int]) -> list[list[int]]:
    """`indexes` in order, cut where one is missing."""
    found: list[list[int]] = []
    for i in sorted(indexes):
        if found and i == found[-1][-1] + 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found
