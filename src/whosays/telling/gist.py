"""What a report says, as weighted keys: the form in which two reports can be compared cheaply.

A key stands for a word together with the words that say the same: the name that a mention belongs
to, the class of event of a verb or noun, or else the stem of a word. Its weight is high where the
word is rare in the language and rare in the story: what every report of a story says tells none of
them apart. The idea is that of inverse document frequency (Spärck Jones, Journal of Documentation,
1972), taken twice.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wordfreq import zipf_frequency

from whosays.lexicon import Lexicon
from whosays.model import Part, Quantity, Reading, Report, Span, Story, Term
from whosays.telling.names import StoryNames

NUMBER = "number:"  # how a key begins that is a number, in digits where its value is known
NAMES = ("name:", "country:")  # how a key begins that stands for a name
_ENDINGS = """ations ation ements ement ments ment ances ance ences ence ings ing ions ion
ures ure ates ate als al ers er ors or ies ied ed es ly e s"""
_SHORTEST_STEM = 4
_LONG_ENOUGH = 6  # letters of a word that may be known by its stem: "miss" is not "missing"
_ZIPF_MOST = 7.0  # of wordfreq's scale, 1 to 8: the commonest words
_ZIPF_LEAST = 2.5  # words that are rare
_EVENT_ZIPF = 4.5  # a class of event is about as common as a common word of it
_LEAST_RARITY = 0.15
_NAME_RARITY = 0.3  # how rare its letters are says nothing of a name
_STORY_SHARE = 0.85  # below 1: what the whole story speaks of still counts a little
_COUNTRY_RARITY = 0.2  # it stands for its people, its capital and its government too
_LITTLE = 0.7  # what a report that refers to another says of its own weighs less
_ANAPHORA = "anaphora"


@dataclass(frozen=True, slots=True)
class Gist:
    """A report with the weights of its keys, heaviest key first; `total` is their sum.

    `credited` are the keys of the names in its last source. `refers` tells that it speaks of
    another report and says little of its own: "the ministry denied the report".
    """

    report: Report
    weights: Mapping[str, float]
    total: float
    credited: frozenset[str] = frozenset()
    refers: bool = False


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What maps words to keys: events by word and by stem, names by the one word they go by."""

    lexicon: Lexicon
    event_of: Mapping[str, str]
    event_of_stem: Mapping[str, str]
    name_of: Mapping[str, str]
    empty: Collection[str]


def gists(story: Story, names: StoryNames, lexicon: Lexicon) -> tuple[Gist, ...]:
    """The gist of every report of `story`, in its order."""
    empty = lexicon.list("events", _ANAPHORA)
    event_of = _event_of(lexicon)
    event_of_stem = {stem(word): event for word, event in event_of.items()}
    vocabulary = _Vocabulary(lexicon, event_of, event_of_stem, _name_of(names), empty)
    keyed: list[tuple[Report, dict[Span, str]]] = []
    credited: list[frozenset[str]] = []
    for reading in story.readings:
        mentions = _mention_keys(reading, names, lexicon)
        for report in reading.reports:
            near = [
                (span, key)
                for (part, span), key in mentions.items()
                if part == report.part and report.sentence.covers(span)
            ]
            keyed.append((report, _keys(report, near, vocabulary)))
            credited.append(_credited(report, mentions))
    told = Counter(key for _, keys in keyed for key in dict.fromkeys(keys.values()))
    commonest = _commonest_word(keyed)
    rarity = {
        key: _rarity_in_language(key, commonest[key]) * _rarity_in_story(count, len(keyed))
        for key, count in told.items()
    }
    return tuple(
        _gist(report, keys, rarity, names_credited, vocabulary)
        for (report, keys), names_credited in zip(keyed, credited, strict=True)
    )


def _gist(
    report: Report,
    keys: Mapping[Span, str],
    rarity: Mapping[str, float],
    credited: frozenset[str],
    vocabulary: _Vocabulary,
) -> Gist:
    distinct = sorted(dict.fromkeys(keys.values()), key=lambda k: (-rarity[k], k))
    total = sum(rarity[key] for key in distinct)
    is_anaphoric = any(t.lemma in vocabulary.empty for t in report.proposition.terms)
    return Gist(
        report=report,
        weights={key: rarity[key] for key in distinct},
        total=total,
        credited=credited,
        refers=is_anaphoric and total < _LITTLE,
    )


def _event_of(lexicon: Lexicon) -> dict[str, str]:
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


def _mention_keys(reading: Reading, names: StoryNames, lexicon: Lexicon) -> dict[tuple[Part, Span], str]:
    """The key of each mention: its country, or else its name in the story, where it has one."""
    keys = {}
    for mention in reading.names:
        words = mention.span.of(reading.article.part(mention.part)).lower()
        country = lexicon.country_by_word.get(words)
        name = names.by_mention.get((reading.article.id, mention.part, mention.span))
        if country:
            keys[mention.part, mention.span] = f"country:{country.key}"
        elif name:
            keys[mention.part, mention.span] = f"name:{name}"
    return keys


def _keys(report: Report, mentions: Iterable[tuple[Span, str]], vocabulary: _Vocabulary) -> dict[Span, str]:
    """The key of each term of `report`, by the span of the term."""
    terms = report.proposition.terms
    known = [*mentions, *_countries_of_two_words(terms, vocabulary.lexicon)]
    keys = {}
    for term in terms:
        if term.lemma not in vocabulary.empty and any(map(str.isalnum, term.lemma)):
            held = next((key for span, key in known if span.covers(term.span)), None)
            keys[term.span] = held or _term_key(term, report.quantities, vocabulary)
    return keys


def _countries_of_two_words(terms: Sequence[Term], lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The countries that two neighbouring terms name together: "North Korean"."""
    for first, second in pairwise(terms):
        country = lexicon.country_by_word.get(f"{first.lemma} {second.lemma}")
        if country and first.span.end + 1 == second.span.start:
            yield Span(first.span.start, second.span.end), f"country:{country.key}"


def _credited(report: Report, mentions: Mapping[tuple[Part, Span], str]) -> frozenset[str]:
    """The keys of the names that stand in the last source of `report`."""
    return frozenset(
        key
        for source in report.chain[-1:]
        for (part, span), key in mentions.items()
        if part == source.part and span.overlaps(source.span)
    )


def _term_key(term: Term, quantities: Sequence[Quantity], vocabulary: _Vocabulary) -> str:
    country = vocabulary.lexicon.country_by_word.get(term.lemma)
    if country:
        return f"country:{country.key}"
    if term.kind == "number":
        low = next((q.low for q in quantities if q.span.covers(term.span)), None)
        return f"{NUMBER}{term.lemma if low is None else f'{low:g}'}"
    if term.kind == "name" and term.lemma in vocabulary.name_of:
        return vocabulary.name_of[term.lemma]
    return _word_key(term.lemma, vocabulary)


def _word_key(lemma: str, vocabulary: _Vocabulary) -> str:
    if lemma in vocabulary.event_of or len(lemma) < _LONG_ENOUGH:
        return vocabulary.event_of.get(lemma, lemma)
    return vocabulary.event_of_stem.get(stem(lemma)) or stem(lemma)


@cache
def stem(word: str) -> str:
    """`word` without its longest known ending, where four letters or more are left.

    Brings "derail" and "derailment", "evacuate" and "evacuation" together: a light stemmer in the
    manner of Lovins (Mechanical Translation, 1968).
    """
    for ending in _ENDINGS.split():  # the longer before the shorter ones they hold
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _commonest_word(keyed: Iterable[tuple[Report, Mapping[Span, str]]]) -> dict[str, float]:
    """For each key, how common the commonest word is that has it, by wordfreq's scale."""
    most: dict[str, float] = {}
    for report, keys in keyed:
        for term in report.proposition.terms:
            key = keys.get(term.span)
            if key:
                most[key] = max(most.get(key, 0.0), _zipf(term.lemma))
    return most


@cache
def _zipf(word: str) -> float:
    return float(zipf_frequency(word, "en"))


def _rarity_in_language(key: str, zipf: float) -> float:
    """From near 0 for the commonest words to 1 for rare ones; names are all alike."""
    if key.startswith("name:"):
        return _NAME_RARITY
    if key.startswith("country:"):
        return _COUNTRY_RARITY
    if key.startswith("event:"):
        zipf = _EVENT_ZIPF
    within = min(max(zipf, _ZIPF_LEAST), _ZIPF_MOST)
    return max(_LEAST_RARITY, (_ZIPF_MOST - within) / (_ZIPF_MOST - _ZIPF_LEAST))


def _rarity_in_story(reports: int, of: int) -> float:
    """From near 0, where every report has it, to 1, where one has."""
    return float((math.log1p(of / reports) / math.log1p(of)) ** _STORY_SHARE)
