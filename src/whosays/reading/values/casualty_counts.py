"""How many people a sentence says were killed, hurt or shot: lists added up, parts told from totals.

The words around a number decide what it counts. A sentence is cut into pieces: people ("a man", "two
adults", a person's name), what happens to people ("killed", "in critical condition"), and the words
between. People stand before what happens to them ("two adults and a boy were hurt", "left two dead")
or after it ("killing two adults and a boy"), alone or in a list, and a list is added up. An age, a
round-up of several events, "no one" and "including two children" count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import Bound, Casualties, Span
from whosays.reading.values.casualty_pieces import ORDINALS, Piece, PieceReader, Sentence

_PLACING = frozenset(["in", "at", "to", "as", "when", "inside"])
"""Words after which no people stand to whom something was done."""
_NEAR, _FAR = 8, 16
"""Pieces after "death toll" among which its number stands, and where a word before it says so."""
_REACHING = frozenset(["to", "at", "reached", "hit", "passed", "is", "was"])
_SLIGHT = frozenset(["slightly", "lightly", "minor"])
_PERFECT = frozenset(["has", "had", "have"])
"""Words that make no passive: "has killed 12"."""
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"]
)
_LATER_VICTIM = re.compile(
    r"\b(?P<rank>second|third|fourth|fifth|sixth) (?:victim|person|man|woman|teenager|student)\b"
    r"[^;:]*?\b(?:dies|has died)\b",
    re.IGNORECASE,
)


class CasualtyReader:
    """Reads sentences by the lists of `casualties.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        def words(key: str) -> frozenset[str]:
            return lexicon.list("casualties", key)

        self._pieces = PieceReader(lexicon)
        self._attackers = words("attackers")
        self._round_up = words("round_up")
        self._saying = words("saying")
        self._undone = words("undone")
        self._several = words("several_events")
        self._counting = words("counting")
        self._determiners = words("determiners")
        self._days_of_events = words("days_of_events")
        self._one_event = frozenset(word.removesuffix("s") for word in self._several)
        self._beside = _phrases(words("no_round_up"))
        self._own_death = _phrases(words("own_death"))

    def telling(self, text: str) -> frozenset[str]:
        """The words of `text`, in lower case, without one of which no sentence of it counts anybody."""
        return self._pieces.telling(text)

    def tells_of_harm(self, text: str) -> bool:
        """False for a sentence that counts nobody, as it has no word of what happens to people."""
        return self._pieces.tells_of_harm(text)

    def rounds_up(self, text: str) -> bool:
        """True for a sentence that counts several events together."""
        words = re.findall(r"[a-z0-9]+", self._beside.sub(" ", text.lower()))
        if any(word in self._several and self._is_of_several(words[:at]) for at, word in enumerate(words)):
            return True
        reasons = self._round_up.intersection(words)
        return bool(reasons - self._days_of_events) or (bool(reasons) and not self._names_one_event(words))

    def _names_one_event(self, words: Sequence[str]) -> bool:
        """True for "a shooting over the weekend"."""
        return any(
            word in self._one_event and not self._determiners.isdisjoint(words[max(0, at - 4) : at])
            for at, word in enumerate(words)
        )

    def _is_of_several(self, before: Sequence[str]) -> bool:
        """True where the words before "shootings" count them: "after shootings", "45 such shootings"."""
        counts = any(word.isdecimal() for word in before[-2:])
        return counts or (bool(before) and before[-1] in self._counting)

    def read(self, sentence: Sentence) -> tuple[Casualties, ...]:
        """What the sentence counts, in order; sums of lists and of "three others" included."""
        pieces = self._pieces.read(sentence)
        found = []
        used: set[int] = set()
        for at, piece in enumerate(pieces):
            if piece.kind != "harm":
                continue
            ranks = self._bound(pieces, at, used)
            if ranks:
                used.update(ranks)
                made = self._casualties(sentence, pieces, at, ranks)
                if made:
                    found.append(made)
        return (*_summed(found, sentence), *_later_victims(sentence, found))

    def _bound(self, pieces: Sequence[Piece], at: int, used: Collection[int]) -> list[int]:
        """The ranks of the people to whom the harm at `at` is done."""
        harm = pieces[at]
        before = [p.lower for p in pieces[max(0, at - 2) : at]]
        if harm.active and before[1:] == ["to"] and before[0] in self._undone:
            return []
        right = _next(pieces, at, skipping=("skip",))
        if right is not None and any(p.lower in _PLACING for p in pieces[at + 1 : right]):
            right = None  # "the shooting at 22 First Street"
        if harm.noun:
            return self._of_noun(pieces, at, used)
        right = _past_himself(pieces, right)
        is_passive = at > 0 and _before_is(pieces, at, "be")
        bare = right is not None and pieces[right].kind == "people" and pieces[right].value is None
        if bare and at and pieces[at - 1].counted and [p.lower for p in pieces[: at - 1]][-1:] != ["the"]:
            return [at - 1]  # "128 wounded people"
        if (
            right is not None
            and pieces[right].kind == "people"
            and not is_passive
            and (harm.active or harm.either)
        ):
            return self._listed_after(pieces, right)
        return [] if harm.active else self._listed_before(pieces, at, used)

    def _of_noun(self, pieces: Sequence[Piece], at: int, used: Collection[int]) -> list[int]:
        """The people of "12 deaths", "the death toll rose to 12", "the deaths of two men"."""
        if at and pieces[at - 1].kind == "people" and pieces[at - 1].counted and at - 1 not in used:
            return [at - 1]
        for rank in range(at + 1, min(len(pieces), at + _FAR)):
            piece = pieces[rank]
            if piece.kind == "people" and piece.value is not None:
                if pieces[at + 1].lower == "of":
                    return self._listed_after(pieces, rank)
                if piece.counted and pieces[rank - 1].lower == "from":
                    return [_revised(pieces, rank)]
                if piece.counted and (rank <= at + _NEAR or pieces[rank - 1].lower in _REACHING):
                    return [rank] if piece.lower == "" else []
            elif piece.kind in ("harm", "comma"):
                return []
        return []

    def _listed_after(self, pieces: Sequence[Piece], first: int) -> list[int]:
        ranks = [first]
        while True:
            gap = ranks[-1] + 1
            while gap < len(pieces) and _goes_on(pieces[gap]):
                gap += 1
            if gap == ranks[-1] + 1 or gap >= len(pieces) or pieces[gap].kind != "people":
                return ranks
            speaks = gap + 1 < len(pieces) and pieces[gap + 1].lower in self._saying
            if (
                pieces[gap].part
                or pieces[gap].value is None
                or speaks
                or not _is_listed(pieces, gap, ranks[-1])
            ):
                return ranks
            then = _next(pieces, gap, skipping=("skip", "who"))
            if then is not None and (
                pieces[then].kind == "be" or (pieces[then].kind == "harm" and not pieces[then].active)
            ):
                return ranks
            ranks.append(gap)

    def _listed_before(self, pieces: Sequence[Piece], at: int, used: Collection[int]) -> list[int]:
        whole = _whole_of(pieces, at)
        if whole is not None and whole not in used:
            return [whole]
        rank = at - 1
        while rank >= 0 and pieces[rank].kind in ("skip", "be", "who"):
            rank -= 1
        if rank >= 0 and pieces[rank].kind == "comma" and at - rank <= 1:
            return []
        if rank < 0 or pieces[rank].kind != "people" or rank in used:
            return []
        ranks = [rank]
        while True:
            gap = ranks[0] - 1
            while gap >= 0 and _goes_on(pieces[gap]):
                gap -= 1
            between = [p.lower for p in pieces[gap + 1 : ranks[0]]]
            if len(between) > 1 and gap >= 0 and not pieces[gap].counted and pieces[ranks[0]].others:
                return ranks  # "the suspect, Ann Lee, and three others were hurt"
            if gap == ranks[0] - 1 or gap < 0 or pieces[gap].kind != "people" or gap in used:
                return ranks
            if not _is_listed(pieces, gap, ranks[0]):
                return ranks
            if gap and pieces[gap - 1].kind == "harm" and not pieces[gap - 1].noun:
                return ranks
            ranks.insert(0, gap)

    def _casualties(
        self, sentence: Sentence, pieces: Sequence[Piece], at: int, ranks: Sequence[int]
    ) -> Casualties | None:
        harm, people = pieces[at], [pieces[rank] for rank in ranks]
        before = pieces[min(ranks) - 1] if min(ranks) else None
        if any(p.value is None for p in people) or (before and before.kind == "no"):
            return None
        low, high = min((*ranks, at)), max((*ranks, at))
        if any(p.kind == "no" for p in pieces[low : high + 1]):
            return None
        after = [p.lower for p in pieces[high + 1 : high + 3]]
        if after[:1] == ["since"] and _WEEKDAYS.isdisjoint(after):
            return None  # "have killed 15 people since January": all that there were
        value = sum(p.value for p in people if p.value is not None)
        ordinal = people[0].ordinal if len(people) == 1 and harm.harm == "die" else 0.0
        value = max(value, ordinal)
        if not 0 < value < 1e6:
            return None
        near = pieces[max(0, low - 1) : high + 2]
        start, end = pieces[low].span.start, pieces[high].span.end
        bounds: list[Bound] = [p.bound for p in people if p.bound != "exact"]
        scopes = {p.scope for p in people if p.counted}
        return Casualties(
            harm=harm.harm,
            value=value,
            bound=bounds[0] if bounds else "exact",
            span=Span(sentence.span.start + start, sentence.span.start + end),
            counted=bool(ordinal) or all(p.counted for p in people),
            degree=any(p.degree for p in near),
            others=any(p.others for p in people),
            part=any(p.part for p in people) or bool(before and before.kind == "part"),
            scope=scopes.pop() if len(scopes) == 1 else "",
            names=tuple(p.name for p in people if p.name),
            attacker=self._attacker(sentence, pieces, high),
            grown=bool(ordinal),
        )

    def _attacker(self, sentence: Sentence, pieces: Sequence[Piece], high: int) -> Literal["in", "out", ""]:
        """Whether the number is said to hold the attacker, or his death is told beside it."""
        for rank in range(high + 1, min(len(pieces), high + 8)):
            if pieces[rank].kind == "part":
                named = pieces[rank + 1 : rank + 5]
                if any(p.kind == "attacker" or p.lower in self._attackers for p in named):
                    return "in"
        return "out" if self._own_death.search(sentence.text) else ""


def _later_victims(sentence: Sentence, found: Sequence[Casualties]) -> Iterator[Casualties]:
    """Four dead for "a fourth victim of the shooting has died", whatever stands between."""
    for match in _LATER_VICTIM.finditer(sentence.text):
        value = ORDINALS[match["rank"].lower()]
        if not any(one.harm == "die" and one.value >= value for one in found):
            at = sentence.span.start
            span = Span(at + match.start(), at + match.end())
            yield Casualties("die", value, "exact", span, counted=True, grown=True)


def _phrases(words: Collection[str]) -> re.Pattern[str]:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def _next(pieces: Sequence[Piece], at: int, *, skipping: Collection[str]) -> int | None:
    rank = at + 1
    while rank < len(pieces) and pieces[rank].kind in skipping:
        rank += 1
    return rank if rank < len(pieces) else None


def _past_himself(pieces: Sequence[Piece], right: int | None) -> int | None:
    """The rank of the others of "killed himself and 14 others"; `right` where there are none."""
    if right is None or pieces[right].lower not in ("himself", "herself"):
        return right
    then = [p.kind for p in pieces[right + 1 : right + 3]]
    return right + 2 if then == ["and", "people"] else right


def _whole_of(pieces: Sequence[Piece], at: int) -> int | None:
    """The rank of the ten of "ten people, including three children, were killed"; None without a part."""
    rank = at - 1
    while rank >= 0 and pieces[rank].kind in ("skip", "be", "comma", "and", "people", "who"):
        rank -= 1
    if rank < 1 or at - rank < 2 or pieces[rank].kind != "part":
        return None
    before = rank - 1 - (pieces[rank - 1].kind == "comma")
    return before if before >= 0 and pieces[before].counted and not pieces[before].part else None


def _is_listed(pieces: Sequence[Piece], a: int, b: int) -> bool:
    """False for "two halls, six women": what no list knows for people stands beside an "and" alone."""
    if pieces[a].known and pieces[b].known:
        return True
    return any(piece.kind == "and" for piece in pieces[min(a, b) : max(a, b)])


def _goes_on(piece: Piece) -> bool:
    """True for what a list goes on with; a dash or a bracket tells of some of those before it."""
    return piece.kind == "and" or (piece.kind == "comma" and piece.lower in (",", ";"))


def _before_is(pieces: Sequence[Piece], at: int, kind: str) -> bool:
    rank = at - 1
    while rank >= 0 and pieces[rank].kind == "skip":
        rank -= 1
    return rank >= 0 and pieces[rank].kind == kind and pieces[rank].lower not in _PERFECT


def _revised(pieces: Sequence[Piece], rank: int) -> int:
    """The rank of six in "from eight to six", where eight is at `rank`."""
    then = pieces[rank + 1 : rank + 3]
    return rank + 2 if [p.lower for p in then[:1]] == ["to"] and then[1:] and then[1].value else rank


def _summed(found: Sequence[Casualties], sentence: Sentence) -> Iterator[Casualties]:
    """`found`, with "three others" added to those that the sentence told of before."""
    told: list[Casualties] = []
    for one in found:
        same = [c for c in told if c.harm == one.harm and not c.part]
        listed = sentence.headline and not one.degree and same and not (one.counted and same[-1].counted)
        if same and (listed or one.others or (one.degree and same[-1].degree)) and not one.part:
            some = _is_slight(same[-1], sentence) == _is_slight(one, sentence)
            told[told.index(same[-1])] = _added(same[-1], one, of_one_degree=some)
        else:
            told.append(one)
    yield from told


def _is_slight(casualties: Casualties, sentence: Sentence) -> bool:
    """True for "20 were slightly hurt": with the gravely hurt they are all that were."""
    start = sentence.span.start
    said = sentence.text[casualties.span.start - start : casualties.span.end - start].lower()
    return not _SLIGHT.isdisjoint(said.split())


def _added(a: Casualties, b: Casualties, *, of_one_degree: bool) -> Casualties:
    return replace(
        b,
        value=a.value + b.value,
        span=Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end)),
        counted=True,
        degree=a.degree and b.degree and of_one_degree,
        others=a.others,
        scope="",
        names=a.names + b.names,
        attacker=b.attacker or a.attacker,
    )
