"""What may be a name in a sentence: by the entity labels of the parse, by the lexicon, by the words around.

A candidate is a row of tokens. Candidates overlap and some are wrong: `names` takes its pick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.lexicon import Agency, Lexicon
from whosays.model import NameKind
from whosays.reading.parsing import ParsedSentence, Token

_LABELS = frozenset(("PERSON", "ORG", "PRODUCT", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "EVENT"))
_NUMBERS = frozenset(("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"))
_SMALL = frozenset(("of", "for", "the", "and", "&", "-", "–", "’", "'", "in", "on", "to", "'s", "’s"))
_LONGEST_KNOWN = 5
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,5}")
_BRACKETED = re.compile(r"[A-Z][A-Za-z&]{1,7}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last`, both inside. `label` is the entity's, "" where the parse has none."""

    first: int
    last: int
    label: str = ""
    kind: NameKind | None = None

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.last - self.first + 1


def candidates(sentence: ParsedSentence, lexicon: Lexicon) -> Iterator[Candidate]:
    """Everything in `sentence` that may be a name, in no order, overlapping."""
    tokens = sentence.tokens
    yield from _known(tokens, lexicon)
    yield from _joined(tokens, list(_entities(tokens)), lexicon)
    yield from _after_ranks(tokens, lexicon)
    yield from _headed(tokens, lexicon)
    yield from _acronyms(tokens, lexicon)


def _known(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Candidate]:
    """What the lexicon knows: agencies and papers, countries and what stands for them."""
    for first, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for last in range(min(first + _LONGEST_KNOWN, len(tokens)) - 1, first - 1, -1):
            kind = known_kind(tokens[first : last + 1], lexicon)
            if kind:
                yield Candidate(first, last, kind=kind)
                break


def known_kind(tokens: Sequence[Token], lexicon: Lexicon) -> NameKind | None:
    """The kind of what `tokens` name in the lexicon; an adjective ("Velish") names nothing."""
    written = _written(tokens)
    agency = lexicon.agency_by_form.get(written.lower())
    if agency and is_form(agency, written):
        return "organisation"
    country = lexicon.country_by_word.get(written.lower())
    if country and written not in country.adjectives and written.title() not in country.adjectives:
        if country.key in lexicon.list("names", "bodies"):
            return "organisation"
        return "place" if len(written) > 3 or written.isupper() or "." in written else None
    return None


def is_form(agency: Agency, written: str) -> bool:
    """True where `written` is a form of the agency: one all in capitals stands only for itself."""
    return any(
        form == written or (form.lower() == written.lower() and not form.isupper())
        for form in (agency.name, *agency.forms)
    )


def _written(tokens: Sequence[Token]) -> str:
    text = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        text += (" " if before and before.end < token.start else "") + token.text
    return text


def _entities(tokens: Sequence[Token]) -> Iterator[Candidate]:
    first = None
    for token in tokens:
        if first is not None and (token.entity_start or not token.entity):
            yield Candidate(first, token.index - 1, tokens[first].entity)
            first = None
        if token.entity_start and token.entity in _LABELS:
            first = token.index
    if first is not None:
        yield Candidate(first, len(tokens) - 1, tokens[first].entity)


def _joined(tokens: Sequence[Token], entities: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Entities that are one name cut in two: "Talal" and "al-Velo", "Sana" and "Marek"."""
    joined: list[Candidate] = []
    for item in entities:
        last = joined[-1] if joined else None
        if last and item.label == "PERSON" and _is_cut(tokens, last, item, lexicon):
            joined[-1] = Candidate(last.first, item.last, "PERSON")
        else:
            joined.append(item)
    return joined


def _is_cut(tokens: Sequence[Token], one: Candidate, two: Candidate, lexicon: Lexicon) -> bool:
    particles = lexicon.list("names", "particles")
    between, gap = tokens[one.last + 1 : two.first], tokens[two.first].start - tokens[one.last].end
    if between:  # "Ludwig van der Berg"
        small = all(t.text in particles for t in between)
        return small and len(between) <= 2 and one.label == "PERSON" and tokens[two.first].text[0].isupper()
    if gap != 1 or one.length > 2:
        return False
    if tokens[two.first].lower in particles:
        return one.label in _LABELS
    written = tokens[one.first : one.last + 1]
    named = one.label in {"PERSON", "PRODUCT"} and written[0].text[:1].isupper()
    return named and one.length == 1 and not known_kind(written, lexicon) and not is_rank(written[0], lexicon)


def _after_ranks(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Candidate]:
    """Capitalised words right after a capitalised rank: "Col Marek", whatever the parse says.

    After "spokeswoman" in small letters, too.
    """
    particles, speaking = lexicon.list("names", "particles"), lexicon.list("names", "speaking")
    for index, token in enumerate(tokens[:-1]):
        if not (token.text in speaking or (token.text[:1].isupper() and is_rank(token, lexicon))):
            continue
        first = index + 1
        if tokens[first].text == "." and first + 1 < len(tokens):
            first += 1
        last = first - 1
        for after in tokens[first : first + 4]:
            capital = after.text[:1].isupper() and after.tag in {"NNP", "NNPS"}
            if not (capital or (after.lower in particles | {"-"} and after.index > first)):
                break
            last = after.index
        while last >= first and not tokens[last].text[:1].isupper():
            last -= 1
        if last >= first and not is_rank(tokens[first], lexicon) and is_near(tokens, index, first):
            yield Candidate(first, last, "TITLED")


def is_near(tokens: Sequence[Token], index: int, first: int) -> bool:
    """True where hardly more than a blank lies between the two tokens."""
    return tokens[first].start - tokens[index].end <= 2


def _headed(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Candidate]:
    """Capitalised words that end in a head word: "Harbour Police", "Velish Council for Trade"."""
    heads = lexicon.list("names", "organisation") | lexicon.list("names", "place")
    for token in tokens:
        if not token.text[:1].isupper() or token.lower not in heads:
            continue
        first = last = token.index
        while first > 0 and _is_written_on(tokens[first - 1], tokens[first]):
            first -= 1
        if last + 2 < len(tokens) and tokens[last + 1].lower in {"for", "of"}:
            after = last + 2
            while after < len(tokens) and _is_written_on(tokens[after], None):
                last, after = after, after + 1
        if last > first:
            yield Candidate(first, last, "ORG")


def _is_written_on(token: Token, following: Token | None) -> bool:
    """True for a capitalised word that may be of the name that `following` goes on with."""
    near = following is None or following.start - token.end == 1
    named = token.text[:1].isupper() and token.pos in {"PROPN", "ADJ", "NOUN"}
    return near and named and token.entity not in {"DATE", "TIME", "PERSON"}


def _acronyms(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Candidate]:
    no_names = lexicon.list("names", "no_names")
    for token in tokens:
        lower = token.lower
        if lower == token.text or lower in no_names or token.entity in _NUMBERS:
            continue
        before = tokens[token.index - 1].text if token.index else ""
        after = tokens[token.index + 1].text if token.index + 1 < len(tokens) else ""
        bracketed = before == "(" and after == ")" and _BRACKETED.fullmatch(token.text) is not None
        capitals = sum(c.isupper() for c in token.text)
        if bracketed and capitals >= 2:
            yield Candidate(token.index, token.index, "ORG", "organisation")
            if full := _spelt_out(tokens, token, lexicon):
                yield full
        elif capitals >= 2 and ACRONYM.fullmatch(token.text) and token.pos in {"PROPN", "NOUN"}:
            known = known_kind([token], lexicon)
            yield Candidate(token.index, token.index, token.entity or "ORG", known)


def _spelt_out(tokens: Sequence[Token], acronym: Token, lexicon: Lexicon) -> Candidate | None:
    """The words before "(HTS)" whose initials it is made of."""
    letters = [c.lower() for c in acronym.text if c.isalpha()]
    last = acronym.index - 2
    small = lexicon.list("names", "particles") | _SMALL
    first, left = last + 1, list(letters)
    for index in range(last, max(-1, last - 12), -1):
        token = tokens[index]
        if not left or not (token.text[:1].isupper() or token.lower in small):
            break
        if token.text[:1].isupper():
            if token.lower[0] != left[-1]:
                break
            left.pop()
            first = index
    if left or last < first:
        return None
    return Candidate(first, last, "ORG", "organisation")


def is_rank(token: Token, lexicon: Lexicon) -> bool:
    """True for a title, rank, office or role of ranks.toml."""
    word = token.lower.rstrip(".")
    return any(word in words for words in lexicon.words["ranks"].values())
