"""Text that two articles share, precision first: what counts as copied, and what does not.

What holds:

* Only words outside boilerplate are compared, and a passage never runs across boilerplate.
* A speaker's words are no evidence: two reporters who heard one speech quote it alike. Words in
  quotation marks in either article, and those around an "I" or "we", are shown but not counted.
  But words that one article quotes and the other tells, inside a sentence, as its own are a sign.
* Common words and names weigh little, so that stock phrases and long official names do not add up
  to a copy; a long run of narrative does.
* The passages of a pair do not overlap, in either article, and the order of readings is irrelevant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from whosays.gathering.words import Word, normal, surprise, words_in, words_of
from whosays.model import Passage, Reading, SharedKind, SharedText, Span

_CANDIDATE = 5  # articles with no run of so many words in common are not compared
_SEED = 3  # a run shorter than this is chance
_GAP = 5  # words of small edits between two runs of one passage, on either side
_OFTEN = 8  # of a run of three words no more places than this in one article are followed up
_PASSAGE_WORDS = 8  # a passage shorter than this is not shown
_PASSAGE_EVIDENCE = 8.0  # and one that weighs less than this is no evidence
_PAIR_EVIDENCE = 20.0  # what the passages of a pair have to weigh together
_RETOLD_EVIDENCE = 9.5  # what words have to weigh that one quotes and the other tells as its own
_COMMON = 6.5  # Zipf frequency above which a word is no evidence
_MOST, _MOST_OF_NAME = 3.0, 1.0  # the most that one word weighs; a name's or a number's
_WHOLE, _MOSTLY = 0.8, 0.6  # share of an article's words that makes it a copy, an abridgement

_STATEMENT = 20  # words around an "I" outside quotation marks that are taken for a statement's

_OWN_BEFORE, _OWN_INSIDE = 3, 2  # words of the teller before retold words, or put in among them
_OWN = re.compile(r"[^.!?:;\n\u201c\u201d\u2018\"]*$")

_FIRST_PERSON = frozenset(["i", "i'm", "i've", "i'd", "me", "my", "we", "we're", "we've"])


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as it is compared."""

    reading: Reading
    words: tuple[Word, ...]

    @property
    def id(self) -> str:
        return self.reading.article.id


@dataclass(frozen=True, slots=True)
class _Run:
    """The same `length` words from word `a` of one text and from word `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class _Alike:
    """A passage: runs with no more than small edits between them, and what they weigh.

    `retold` tells that one article quotes its words and the other tells them as its own.
    """

    runs: tuple[_Run, ...]
    evidence: float
    retold: bool

    @property
    def words(self) -> int:
        return sum(run.length for run in self.runs)


def find_shared_text(readings: Sequence[Reading]) -> tuple[SharedText, ...]:
    """The pairs of `readings` that share text, with the passages, ordered by their ids.

    Runs of words are found by their word n-grams, as in detectors of text reuse (Clough and others
    2002; Nicholls 2019), extended to their full length, and joined across small edits.
    """
    texts = sorted((_Text(r, tuple(words_of(r))) for r in readings), key=lambda text: text.id)
    found = (_compare(texts[a], texts[b]) for a, b in _candidates(texts))
    return tuple(shared for shared in found if shared)


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """The pairs of texts, by their places, with a run of words in common."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram in dict.fromkeys(gram for _, gram in _grams(text.words, _CANDIDATE)):
            holders[gram].append(number)
    return sorted({pair for held in holders.values() for pair in combinations(held, 2)})


def _grams(words: Sequence[Word], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The runs of `size` words inside one stretch, each with the place of its first word."""
    for at in range(len(words) - size + 1):
        if words[at].stretch == words[at + size - 1].stretch:
            yield at, tuple(word.form for word in words[at : at + size])


def _compare(a: _Text, b: _Text) -> SharedText | None:
    """What the two share, or None where it is too little to speak of."""
    alike = _passages(a, b)
    evidence = sum(p.evidence for p in alike if p.evidence >= _PASSAGE_EVIDENCE)
    shared = sum(p.words for p in alike)
    of_a, of_b = shared / max(1, len(a.words)), shared / max(1, len(b.words))
    told = _explain(a, b, alike, (of_a, of_b), evidence)
    if told is None:
        return None
    kind, direction, reason = told
    return SharedText(
        a=a.id,
        b=b.id,
        kind=kind,
        because=_because(alike, reason),
        passages=tuple(_as_spans(p, a.words, b.words) for p in alike),
        direction=direction,
    )


# --------------------------------------------------------------------------------------- passages


def _passages(a: _Text, b: _Text) -> list[_Alike]:
    """The passages that are long enough to show, in the order of the first text."""
    chains: list[list[_Run]] = []
    runs = sorted(_runs(a.words, b.words), key=lambda r: (-r.length, r.a, r.b))
    for run in _disjoint(runs):
        if chains and _joins(chains[-1][-1], run, a.words, b.words):
            chains[-1].append(run)
        else:
            chains.append([run])
    alike = []
    for chain in chains:
        pairs = [(a.words[r.a + k], b.words[r.b + k]) for r in chain for k in range(r.length)]
        if len(pairs) >= _PASSAGE_WORDS:
            turned = [(two, one) for one, two in pairs]
            retold = _retold(pairs, b) or _retold(turned, a)
            alike.append(_Alike(tuple(chain), _evidence(pairs), retold))
    return alike


def _runs(a: Sequence[Word], b: Sequence[Word]) -> Iterator[_Run]:
    """The runs of words in common that cannot be made longer."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in _grams(b, _SEED):
        places[gram].append(at)
    for start, gram in _grams(a, _SEED):
        for other in places.get(gram, ())[:_OFTEN]:
            if _begins(a, start, b, other):
                yield _Run(start, other, _extent(a, start, b, other))


def _begins(a: Sequence[Word], i: int, b: Sequence[Word], j: int) -> bool:
    """True where words `i` and `j` are not inside a run that began before them."""
    return (
        i == 0
        or j == 0
        or a[i - 1].form != b[j - 1].form
        or a[i - 1].stretch != a[i].stretch
        or b[j - 1].stretch != b[j].stretch
    )


def _extent(a: Sequence[Word], i: int, b: Sequence[Word], j: int) -> int:
    """How many words from `i` and `j` on are the same, inside one stretch of each."""
    length = 0
    while (
        i + length < len(a)
        and j + length < len(b)
        and a[i + length].form == b[j + length].form
        and a[i + length].stretch == a[i].stretch
        and b[j + length].stretch == b[j].stretch
    ):
        length += 1
    return length


def _disjoint(longest_first: Sequence[_Run]) -> list[_Run]:
    """The runs cut back where a longer one holds their words, in the order of the first text."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept: list[_Run] = []
    for run in longest_first:
        free = [k for k in range(run.length) if run.a + k not in used_a and run.b + k not in used_b]
        if len(free) < _SEED or free[-1] - free[0] + 1 != len(free):
            continue
        cut = _Run(run.a + free[0], run.b + free[0], len(free))
        used_a.update(range(cut.a, cut.a + cut.length))
        used_b.update(range(cut.b, cut.b + cut.length))
        kept.append(cut)
    return sorted(kept, key=lambda r: r.a)


def _joins(left: _Run, right: _Run, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """True where only a small edit lies between two runs, on both sides."""
    return (
        0 <= right.a - (left.a + left.length) <= _GAP
        and 0 <= right.b - (left.b + left.length) <= _GAP
        and a[left.a].stretch == a[right.a].stretch
        and b[left.b].stretch == b[right.b].stretch
    )


def _evidence(pairs: Sequence[tuple[Word, Word]]) -> float:
    """What the common words weigh: those of a speaker nothing."""
    speech = [word.quoted or other.quoted for word, other in pairs]
    for at, (word, _) in enumerate(pairs):
        if word.form in _FIRST_PERSON and not speech[at]:
            near = range(max(0, at - _STATEMENT), min(len(pairs), at + _STATEMENT))
            speech[near.start : near.stop] = [True] * len(near)
    return sum(_weight(word) for (word, _), spoken in zip(pairs, speech, strict=True) if not spoken)


def _weight(word: Word) -> float:
    """Rare words weigh more, names and numbers little, the commonest words nothing."""
    most = _MOST_OF_NAME if word.capital or word.form[0].isdigit() else _MOST
    return min(most, surprise(word.form, _COMMON))


def _retold(pairs: Sequence[tuple[Word, Word]], teller: _Text) -> bool:
    """True where the first of the pairs are quoted, and the second are in the teller's own sentence.

    A quotation that only lost its marks stands there whole, without words of the teller's own.
    """
    told = [own for quoted, own in pairs if quoted.quoted and not own.quoted]
    if len(told) < _PASSAGE_WORDS or any(own.form in _FIRST_PERSON for own in told):
        return False
    if sum(_weight(own) for own in told) < _RETOLD_EVIDENCE:
        return False
    start, end = told[0].span.start, told[-1].span.end
    inside = sum(start <= w.span.start < end and not w.quoted for w in teller.words) - len(told)
    own_start = _OWN.search(teller.reading.article.text[max(0, start - 80) : start])
    before = [normal(word) for word in words_in(own_start[0])] if own_start else []
    enough = len(before) >= _OWN_BEFORE or inside >= _OWN_INSIDE
    return enough and _FIRST_PERSON.isdisjoint(before)


def _as_spans(alike: _Alike, a: Sequence[Word], b: Sequence[Word]) -> Passage:
    first, last = alike.runs[0], alike.runs[-1]
    return Passage(
        a=Span(a[first.a].span.start, a[last.a + last.length - 1].span.end),
        b=Span(b[first.b].span.start, b[last.b + last.length - 1].span.end),
    )


# ---------------------------------------------------------------------------------- kind and words


def _explain(
    a: _Text, b: _Text, alike: Sequence[_Alike], shares: tuple[float, float], evidence: float
) -> tuple[SharedKind, str | None, str] | None:
    """The kind, the likely giver (article id) if the texts show it, and the reason; None if no copy.

    `shares` are the parts of the two articles that their passages make up.
    """
    if giver := _giver_of_credited_line(a, b, alike):
        return "credited", giver.article.id, f"one names {giver.article.outlet} beside these words"
    if evidence >= _PAIR_EVIDENCE:
        return _explain_by_share(a.reading, b.reading, *shares)
    if any(passage.retold for passage in alike):
        return "same-wire", None, "words that one quotes, the other tells as its own"
    return None


def _explain_by_share(a: Reading, b: Reading, of_a: float, of_b: float) -> tuple[SharedKind, str | None, str]:
    if by := _agencies(a) & _agencies(b):
        names = sorted({c.name for c in a.credits if c.agency in by})
        return "same-wire", None, f"both credit {' and '.join(names)}"
    for giver, taker in ((a, b), (b, a)):
        if _names_outlet([credit.name for credit in taker.credits], giver, taker):
            return "credited", giver.article.id, f"one credits {giver.article.outlet}"
    if min(of_a, of_b) >= _WHOLE:
        return "verbatim", None, f"at least {min(of_a, of_b):.0%} of each article"
    if max(of_a, of_b) >= _MOSTLY:
        whole, abridged = (a, b) if of_a < of_b else (b, a)
        from_whole = whole.article.id if _earlier(whole, abridged) else None
        return "abridged", from_whole, f"{max(of_a, of_b):.0%} of the shorter article"
    return "rewrite", None, f"{of_a:.0%} of one article, {of_b:.0%} of the other"


def _giver_of_credited_line(a: _Text, b: _Text, alike: Sequence[_Alike]) -> Reading | None:
    """The article whose outlet the other names in a sentence that has a passage of its words."""
    for giver, taker in ((a.reading, b.reading), (b.reading, a.reading)):
        named = [
            name.span
            for name in taker.names
            if name.part == "text" and _names_outlet([name.span.of(taker.article.text)], giver, taker)
        ]
        if not named:
            continue
        passages = [_as_spans(p, a.words, b.words) for p in alike if p.evidence >= _PASSAGE_EVIDENCE]
        taken = [passage.b if giver is a.reading else passage.a for passage in passages]
        lines = [r.sentence for r in taker.reports if r.part == "text"]
        if any(
            line.covers(name) and any(line.overlaps(t) for t in taken) for line in lines for name in named
        ):
            return giver
    return None


def _agencies(reading: Reading) -> frozenset[str]:
    """The agencies whose copy the article says it is, by their keys in the lexicon."""
    return frozenset(c.agency for c in reading.credits if c.agency)


def _names_outlet(names: Sequence[str], giver: Reading, taker: Reading) -> bool:
    """True where one of `names` is the outlet of `giver`, and not the taker's own."""
    outlet = giver.article.outlet
    if not outlet or outlet == taker.article.outlet:
        return False
    return any(_is_outlet(name, outlet) for name in names)


@lru_cache(maxsize=65_536)
def _is_outlet(name: str, outlet: str) -> bool:
    """True where a name as written is that of `outlet`, itself a name or a domain.

    A domain's label holds the words of the name in full or by their initials: "nytimes" is "New
    York Times".
    """
    words = [w for w in re.findall(r"\w+", name.lower()) if w != "the"]
    if not words:
        return False
    if words == [w for w in re.findall(r"\w+", outlet.lower()) if w != "the"]:
        return True
    if "." not in outlet or " " in outlet:
        return False
    pattern = "".join(f"(?:{re.escape(w)}|{re.escape(w[0])})" for w in words)
    label = max(outlet.lower().removeprefix("www.").split(".")[:-1], key=len, default="")
    return len(label) > 1 and re.fullmatch(f"(?:the)?{pattern}", label) is not None


def _earlier(first: Reading, second: Reading) -> bool:
    """True where both days of publication are known and the first comes before the second."""
    one, other = first.article.published, second.article.published
    return one is not None and other is not None and one.value[:10] < other.value[:10]


def _because(alike: Sequence[_Alike], reason: str) -> str:
    longest = max(run.length for passage in alike for run in passage.runs)
    passages = f"{len(alike)} passages" if len(alike) > 1 else "one passage"
    return f"{passages} with {sum(p.words for p in alike)} words in common, {longest} in a row; {reason}"
