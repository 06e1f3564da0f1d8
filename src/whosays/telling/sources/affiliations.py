"""The party of a named person or body by the words around the name: titles, appositions, nouns beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.lexicon import Lexicon
from whosays.model import NameMention, Part, Reading, Span, Story
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.parties import (
    KINDS,
    Party,
    bodies,
    joined,
    kind_in,
    listed,
    pairs_of,
    party_in,
    person_key,
)
from whosays.telling.sources.phrases import Word, phrase_of, places_of, words_of
from whosays.telling.sources.titles import titled

TITLE_REACH = 90
APPOSITION_REACH = 110
BODY_WORDS = 6
OTHERS = frozenset(["a", "an", "the", "his", "her", "their", "its"])
"""Words that begin the subject of another clause, or an apposition that a comma ends before its verb."""
RELATIVES = frozenset(["who", "which", "that", "whose"])
BEFORE_NAME = 2
TITLE_BREAK = re.compile(r"[;:!?“”\"()\n–—]|\.\s")
APPOSITION = re.compile(
    r"\s*(?:,|\(|[–—])\s*(?P<words>(?:(?!(?<=[a-z]{3})[.?!]\s)[^,;:()“”\"\n–—])+)|\s+of\s+(?P<of>[^,;:.()\n]+)"
)
AGE = re.compile(r"\s*,\s*(?:aged\s+)?\d{1,2}\s*(?:,|$|who\b|of\b|from\b|said\b)")
AGE_INSIDE = re.compile(r",\s*(?:aged\s+)?\d{1,2}\Z")
ITS = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
SAID_TO_BE = re.compile(r"\s*(?:,|\(|[–—])\s*(?:an?|the|its|his|her|their) (?P<words>[^,;:()“”\"\n–—.]+)")
SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+|\n")
SPEAKS_FOR = re.compile(
    r"\s*,?\s*who\s+(?:(?:speaks|spoke|acts|works)\s+for|works\s+(?:at|in))\s+(?P<body>[^,;:()“”\"\n–—.]+)"
    r"|\s*,?\s*who\s+(?:leads|led|heads|headed|commands|commanded|runs|ran|chairs|chaired|directs|represents|manages)"
    r"\s+(?P<head>[^,;:()“”\"\n–—.]+)"
)


def persons(story: Story, names: StoryNames) -> Mapping[str, Sequence[tuple[Reading, NameMention]]]:
    """The mentions of each named person (id of the name, or its words), each with its article."""
    found: dict[str, list[tuple[Reading, NameMention]]] = {}
    for reading in story.readings:
        for mention in reading.names:
            if mention.kind == "person":
                found.setdefault(person_key(reading, mention, names), []).append((reading, mention))
    return found


def surnames(reading: Reading, names: StoryNames) -> Mapping[str, str]:
    """The last words of full names of persons in an article, each with the key of the first."""
    found: dict[str, str] = {}
    for mention in reading.names:
        words = words_of(mention.span.of(reading.article.part(mention.part)))
        if mention.kind == "person" and len(words) > 1:
            found.setdefault(words[-1].written, person_key(reading, mention, names))
    return found


def joined_party(told: Iterable[Party]) -> Party | None:
    """The one party that titles and appositions tell of a person; None where they tell none.

    A title in one article tells the party of the same person in all of them.
    """
    found: Party | None = None
    for party in told:
        found = joined(found, party) if found else party
    return found


def told_kind(name: str, text: str, lexicon: Lexicon) -> str | None:
    """The kind of the body `name` by the words beside it in `text`: "the union X", "X, a charity,"."""
    for start, end in places_of(name, text):
        before = TITLE_BREAK.split(text[max(0, start - TITLE_REACH) : start])[-1]
        ahead = _apposed(words_of(before)[-BEFORE_NAME:], lexicon) if before[-1:] == " " else ()
        after = SAID_TO_BE.match(text, end)
        said = words_of(after["words"])[:BODY_WORDS] if after else ()
        for words in (ahead, said):
            kind = kind_in(words, lexicon)
            if kind:
                return kind
    return None


def _apposed(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """`words` where the last of them is a noun for a body, so that they tell of the name behind them.

    "The rebel group X" does, "firefighters tell X" does not.
    """
    if kind_in(words[-1:], lexicon):
        return words
    nouns = lexicon.list("sources", "organisation")
    return words if words and words[-1].lower in nouns else ()


def told_at(reading: Reading, part: Part, span: Span, lexicon: Lexicon) -> Iterator[Party]:
    """What the title before the name at `span` or inside it, and the apposition after it, tell."""
    text = reading.article.part(part)
    inside, _ = titled(span.of(text), lexicon)
    ahead = text[max(0, span.start - TITLE_REACH) : span.start]
    if "." in ahead:
        ahead = _abbreviated(lexicon).sub(r"\1", ahead)
    before = TITLE_BREAK.split(ahead)
    title = _title(f"{_last_phrase(before[-1], bool(inside))} {inside}", lexicon)
    if title:  # at the head of a sentence the capital of its first word tells nothing
        heads = f"{before[-1]} {inside}".strip().startswith(title)
        yield party_in(title, lexicon, named=not heads)
        if ITS.search(title):
            yield party_in(_subject_before(text, span.start, lexicon), lexicon)
    after = text[span.end : span.end + APPOSITION_REACH]
    speaks = SPEAKS_FOR.match(after)
    if speaks:
        yield party_in(speaks["body"] or speaks["head"], lexicon)
    apposition = APPOSITION.match(after)
    if apposition and apposition["words"] and _is_clause(apposition["words"], lexicon):
        apposition = None  # "Ivanka Petrova, said on Tuesday"
    if title and apposition and apposition["of"]:
        yield party_in(_name_at_start(apposition["of"], lexicon), lexicon)
    elif apposition and apposition["words"] and _is_office(words_of(apposition["words"]), lexicon):
        yield party_in(apposition["words"], lexicon)
    elif apposition and _names_body(apposition["words"] or apposition["of"], lexicon):
        yield party_in(
            _name_at_start(apposition["of"], lexicon) if apposition["of"] else apposition["words"], lexicon
        )
    elif not title and (
        AGE_INSIDE.search(span.of(text)) or AGE.match(after) or _at_home(lexicon).match(after)
    ):
        yield Party(private=True)


def _last_phrase(before: str, goes_on: bool) -> str:
    """What stands behind the last comma of `before`; one at its very end counts where the title goes on.

    In "the territory of Guam, spokesman Dave Benham said" the spokesman is not of Guam.
    """
    stripped = before if goes_on else before.rstrip(" ,")
    at = stripped.rfind(",")
    return before if at < 0 else before[at + 1 :]


def _is_clause(words: str, lexicon: Lexicon) -> bool:
    """True for what is no apposition: it begins with a verb of saying, or goes on with one of its own."""
    told = [w.lower for w in words_of(words)]
    speech = lexicon.list("boilerplate", "speech_words")
    verb = next((i for i, word in enumerate(told) if word in speech), None)
    if verb is None:
        return False
    return verb == 0 or (told[0] in OTHERS and RELATIVES.isdisjoint(told[:verb]))


def _names_body(text: str, lexicon: Lexicon) -> bool:
    """True where the first words of `text` hold a noun for a body: "of the Orle museum"."""
    nouns = lexicon.once(_body_nouns)
    return any(w.lower in nouns for w in words_of(text)[:BODY_WORDS])


def _subject_before(text: str, at: int, lexicon: Lexicon) -> str:
    """The words with which the sentence that holds `at` begins, as far as they name a body."""
    starts = [m.end() for m in SENTENCE_END.finditer(text, 0, at)]
    nouns = lexicon.once(_subject_words)
    words = words_of(text[starts[-1] if starts else 0 : at])
    end = next((i for i, w in enumerate(words) if not w.capital and w.lower not in nouns), len(words))
    return " ".join(w.written for w in words[:end])


def _name_at_start(text: str, lexicon: Lexicon) -> str:
    """The capitalised words with which `text` begins: "the Orle Harbour Police said so"."""
    links = lexicon.list("parties", "fillers")
    words = words_of(text)
    end = next((i for i, w in enumerate(words) if not w.capital and w.lower not in links), len(words))
    return " ".join(w.written for w in words[:end])


def _abbreviated(lexicon: Lexicon) -> re.Pattern[str]:
    """A rank that is written short, with a full stop that ends no sentence: "Lt. Ina Brand"."""
    return lexicon.once(_abbreviated_ranks)


def _abbreviated_ranks(lexicon: Lexicon) -> re.Pattern[str]:
    short = "|".join(sorted(rank.title() for rank in lexicon.list("parties", "short_ranks")))
    return re.compile(rf"\b({short})\.(?=\s|\Z)")


def _title(before: str, lexicon: Lexicon) -> str:
    """The words of a title that end in `before`, or the empty string."""
    words = words_of(before)
    small = lexicon.once(_small_title_words)
    ranks = lexicon.list("parties", "ranks")
    start = len(words)
    while start:
        last = words[start - 1]
        between = start > 1 and start < len(words) and words[start - 2].lower in ranks
        if not (last.capital or last.lower in small or between):  # "chief financial officer"
            break
        start -= 1
    title = words[start:]
    if not _is_office(title, lexicon):
        return ""
    country = phrase_of(" ".join(w.written for w in title), lexicon).country
    if country:  # "On Monday Norland's foreign minister": the title begins with the country
        forms = {f.lower() for f in (country.name, *country.adjectives, *country.metonyms)}
        at = next((i for i, w in enumerate(title) if w.lower in forms), 0)
        title = title[at:]
    return " ".join(w.written for w in title) if _is_office(title, lexicon) else ""


def _is_office(words: tuple[Word, ...], lexicon: Lexicon) -> bool:
    telling = lexicon.once(_telling_words)
    return any(w.lower in telling for w in words) or bool(
        pairs_of(words) & lexicon.list("parties", "private")
    )


def _at_home(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands behind the name of a private person: where she lives or was, what she calls her own."""
    return lexicon.once(_private_life)


def _private_life(lexicon: Lexicon) -> re.Pattern[str]:
    lives, owns = ("|".join(sorted(lexicon.list("parties", key))) for key in ("at_home", "belongings"))
    return re.compile(rf"\s*,\s*(?:\d{{1,2}},\s*)?(?:who\s+(?:{lives})|whose\s+(?:{owns}))\b")


def _telling_words(lexicon: Lexicon) -> frozenset[str]:
    return listed(lexicon, "ranks", "members", "private", "spokespeople", "reporters", "callings")


def _small_title_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that a title may hold without a capital."""
    office = listed(lexicon, "ranks", "governmental", "members", "reporters", "private", "services", *KINDS)
    single = office | listed(lexicon, "portfolios", "fillers") | {"of", "the", "for"}
    return frozenset(word for words in single for word in words.split(" "))


def _body_nouns(lexicon: Lexicon) -> frozenset[str]:
    return bodies(lexicon) | listed(lexicon, *KINDS)


def _subject_words(lexicon: Lexicon) -> frozenset[str]:
    return _body_nouns(lexicon) | listed(lexicon, "governmental", "fillers")
