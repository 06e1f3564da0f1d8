"""What a report says, as weighted keys: the form in which two reports can be compared cheaply.

A key stands for a word together with the words that say the same: the name that a mention belongs
to, the class of event of a verb or noun, or else the stem of a word. Its weight is high where the
word is rare in the language and rare in the story: what every report of a story says tells none of
them apart (`rarity.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from whosays.lexicon import Lexicon
from whosays.model import Part, Quantity, Reading, Report, Span, Story, Term
from whosays.telling.claims.marks import Marks
from whosays.telling.claims.rarity import in_language, in_story, zipf
from whosays.telling.names.name_forms import ranks_of
from whosays.telling.names.names import StoryNames

NUMBER = "number:"  # how a key begins that is a number, in digits where its value is known
NAMES = ("name:", "country:")  # how a key begins that stands for a name
_ENDINGS = """ations ation ements ement ments ment ances ance ences ence ings ing ions ion
ures ure ates ate als al ers er ors or ies ied ed es ly e s"""
_EACH_ENDING = frozenset(_ENDINGS.split())
_LONGEST_ENDING = max(map(len, _EACH_ENDING))
_SHORTEST_STEM = 4
LONG_ENOUGH = 6  # letters of a word that may be known by its stem: "miss" is not "missing"
_ANAPHORA = "anaphora"
_LITTLE = 0.7  # what a fragment says, or a report of another report, weighs less
_MOMENT = re.compile(r"(?P<date>\d{4}-\d\d(?:-\d\d)?)(?!T\d|[\d-])|[\dX-]+T(?P<hour>\d\d)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What maps words to keys: those of words that are no names, and names by the one word they go by.

    `anaphora` are the words by which a report speaks of another one; they have no key. `ranks` are
    those that stand before a person's name.
    """

    lexicon: Lexicon
    of_word: Mapping[str, str]
    name_of: Mapping[str, str]
    anaphora: frozenset[str]
    ranks: frozenset[str]

    def of_term(self, term: Term, quantities: Sequence[Quantity]) -> str:
        """The key of a content word; `quantities` are the numbers of its report."""
        if term.kind == "number" and term.lemma not in self.lexicon.country_by_word:
            low = next((q.low for q in quantities if q.span.covers(term.span)), None)
            return f"{NUMBER}{term.lemma if low is None else f'{low:g}'}"
        if term.kind == "name" and term.lemma not in self.lexicon.country_by_word:
            return self.name_of.get(term.lemma) or self.of_word[term.lemma]
        return self.of_word[term.lemma]


class _KeyOfWord(dict[str, str]):
    """The keys of lemmas that are no name and no number, each found once.

    A lemma has the key of its country, or of its class of event, or else that of its stem; the empty
    string where it has no letter or digit, or is one of the anaphora.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._anaphora = lexicon.list("events", _ANAPHORA)
        self._event_of = lexicon.once(event_keys)
        self._event_of_stem = {stem(word): event for word, event in self._event_of.items()}

    def __missing__(self, lemma: str) -> str:
        country = self._lexicon.country_by_word.get(lemma)
        key = f"country:{country.key}" if country else self._word(lemma)
        is_silent = lemma in self._anaphora or not any(map(str.isalnum, lemma))
        self[lemma] = key = "" if is_silent else key
        return key

    def _word(self, lemma: str) -> str:
        if lemma in self._event_of or len(lemma) < LONG_ENOUGH:
            return self._event_of.get(lemma, lemma)
        return self._event_of_stem.get(stem(lemma)) or stem(lemma)


class Gist(NamedTuple):
    """A report with the weights of its keys, heaviest key first; `total` is their sum.

    `around` are the keys that the rest of its sentence has, and it has not: what a clause is about
    often stands in another one. `credited` are the keys of the names in its last source. `refers`
    tells that it speaks of another report and says little of its own: "the ministry denied the
    report".
    """

    report: Report
    weights: Mapping[str, float]
    total: float
    around: Mapping[str, float]
    credited: frozenset[str] = frozenset()
    refers: bool = False

    @property
    def sentence(self) -> tuple[str, Part, Span]:
        """The place of its sentence: article, part and span."""
        return self.report.article, self.report.part, self.report.sentence

    @property
    def slight(self) -> bool:
        """True where it says little of its own: a fragment, or a report of another report."""
        return self.total < _LITTLE


def vocabulary(names: StoryNames, lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a story with these `names`."""
    return Vocabulary(
        lexicon,
        lexicon.once(_KeyOfWord),
        _name_of(names),
        lexicon.list("events", _ANAPHORA),
        lexicon.once(ranks_of),
    )


def event_keys(lexicon: Lexicon) -> dict[str, str]:
    """The key of an event by each word that reports it."""
    return {
        word: f"event:{event}"
        for event, words in lexicon.words["events"].items()
        if event != _ANAPHORA
        for word in sorted(words)
    }


def _name_of(names: StoryNames) -> dict[str, str]:
    """The keys of names by each form of one word, lower case, where one name alone has it."""
    having: dict[str, list[str]] = defaultdict(list)
    for name in names.names:
        for form in dict.fromkeys(f.lower() for f in (name.name, *name.aliases)):
            having[form].append(f"name:{name.id}")
    return {form: keys[0] for form, keys in having.items() if " " not in form and len(keys) == 1}


def gists(story: Story, names: StoryNames, lexicon: Lexicon) -> tuple[Gist, ...]:
    """The gist of every report of `story`, in its order."""
    known = vocabulary(names, lexicon)
    keyed: list[tuple[Report, tuple[str, ...]]] = []
    having: set[tuple[str, str]] = set()
    credited: list[frozenset[str]] = []
    by_article: dict[str, dict[tuple[Part, Span], str]] = defaultdict(dict)
    for (article, part, span), name in names.by_mention.items():
        by_article[article][part, span] = name
    for reading in story.readings:
        keys = _mention_keys(reading, by_article[reading.article.id], lexicon)
        mentions = Marks((part, span, key) for (part, span), key in keys.items())
        near: dict[tuple[Part, Span], list[tuple[Span, str]]] = {}
        for report in reading.reports:
            place = report.part, report.sentence
            if place not in near:
                near[place] = mentions.inside(*place)
            terms = _keys(report, near[place], known)
            having.update(terms)
            keyed.append((report, tuple(dict.fromkeys(key for _, key in terms))))
            credited.append(_credited(report, mentions))
    commonest: dict[str, float] = {}
    for lemma, key in having:  # in any order: of each key the highest is kept
        common = zipf(lemma)
        if common > commonest.get(key, -1.0):
            commonest[key] = common
    told = Counter(chain.from_iterable(keys for _, keys in keyed))
    shares = {count: in_story(count, len(keyed)) for count in set(told.values())}
    rarity = {key: in_language(key, commonest[key]) * shares[count] for key, count in told.items()}
    rarity = dict(sorted(sorted(rarity.items()), key=itemgetter(1), reverse=True))
    rank = {key: at for at, key in enumerate(rarity)}
    sentences = _by_sentence(keyed)
    return tuple(
        _gist(
            report,
            sorted(keys, key=rank.__getitem__),
            sentences[_sentence(report)],
            rarity,
            names_credited,
            known,
        )
        for (report, keys), names_credited in zip(keyed, credited, strict=True)
    )


def _sentence(report: Report) -> tuple[str, Part, Span]:
    return report.article, report.part, report.sentence


def _by_sentence(
    keyed: Iterable[tuple[Report, Sequence[str]]],
) -> dict[tuple[str, Part, Span], dict[str, None]]:
    """The keys of all reports of each sentence, in their order."""
    found: dict[tuple[str, Part, Span], dict[str, None]] = defaultdict(dict)
    for report, keys in keyed:
        found[_sentence(report)].update(dict.fromkeys(keys))
    return found


def _gist(
    report: Report,
    keys: Sequence[str],
    sentence: Collection[str],
    rarity: Mapping[str, float],
    credited: frozenset[str],
    known: Vocabulary,
) -> Gist:
    weights = {key: rarity[key] for key in keys}
    total = sum(weights.values())
    return Gist(
        report=report,
        weights=weights,
        total=total,
        around={key: rarity[key] for key in sentence if key not in weights}
        if len(sentence) > len(weights)
        else {},
        credited=credited,
        refers=total < _LITTLE and any(t.lemma in known.anaphora for t in report.proposition.terms),
    )


def _mention_keys(
    reading: Reading, names: Mapping[tuple[Part, Span], str], lexicon: Lexicon
) -> dict[tuple[Part, Span], str]:
    """The key of each mention: its country, or else its name (id) in the story, where it has one."""
    keys = {place: f"name:{name}" for place, name in names.items()}
    for part, span in dict.fromkeys([*keys, *((mention.part, mention.span) for mention in reading.names)]):
        country = lexicon.country_by_word.get(span.of(reading.article.part(part)).lower())
        if country:
            keys[part, span] = f"country:{country.key}"
    return keys


def _keys(report: Report, mentions: Iterable[tuple[Span, str]], known: Vocabulary) -> list[tuple[str, str]]:
    """The lemma and the key of each term of `report` that has one, in order."""
    terms = report.proposition.terms
    moments = _moments(report) if report.times else ()
    lemmas = [term.lemma for term in terms]
    beginnings = known.lexicon.once(_beginnings)
    of_two = () if beginnings.isdisjoint(lemmas) else _countries_of_two_words(terms, known.lexicon)
    places = [(span.start, span.end, key) for span, key in chain(moments, mentions, of_two)]
    keys: list[tuple[str, str]] = []
    next_start, next_key = 0, ""
    for term in reversed(terms):
        lemma, start, end = term.lemma, term.span.start, term.span.end
        if not known.of_word[lemma]:
            continue
        key = None
        for first, last, name in places:
            if first <= start and end <= last:
                key = name
                break
        if key is None and lemma in known.ranks and end + 1 == next_start and next_key.startswith("name:"):
            key = next_key  # "Governor Vosk" says who, and no more
        next_start, next_key = start, key or known.of_term(term, report.quantities)
        keys.append((lemma, next_key))
    keys.reverse()
    return keys


def _moments(report: Report) -> Iterator[tuple[Span, str]]:
    """The hour, or else the day or month, of each time that the content of `report` states."""
    for time in report.times:
        found = None if time.duration else _MOMENT.match(time.value)
        if found and any(content.covers(time.span) for content in report.content):
            yield time.span, f"time:{found['hour'] or found['date']}"


def _countries_of_two_words(terms: Sequence[Term], lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The countries that two neighbouring terms name together: "North Korean"."""
    beginnings = lexicon.once(_beginnings)
    for first, second in pairwise(terms):
        if first.lemma not in beginnings or first.span.end + 1 != second.span.start:
            continue
        country = lexicon.country_by_word.get(f"{first.lemma} {second.lemma}")
        if country:
            yield Span(first.span.start, second.span.end), f"country:{country.key}"


def _beginnings(lexicon: Lexicon) -> frozenset[str]:
    """The first words of what stands for a country in more words than one."""
    return frozenset(words.split(" ")[0] for words in lexicon.country_by_word if " " in words)


def _credited(report: Report, mentions: Marks[str]) -> frozenset[str]:
    """The keys of the names that stand in the last source of `report`."""
    return frozenset(
        key for source in report.chain[-1:] for _, key in mentions.overlapping(source.part, source.span)
    )


@cache
def stem(word: str) -> str:
    """`word` without its longest known ending, where four letters or more are left.

    Brings "derail" and "derailment", "evacuate" and "evacuation" together: a light stemmer in the
    manner of Lovins (Mechanical Translation, 1968).
    """
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-size:] in _EACH_ENDING:
            return word[:-size]
    return word
