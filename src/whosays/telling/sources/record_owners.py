"""Whose a document, a recording or a data set is, by the words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.model import Source
from whosays.telling.sources.parties import Party, kind_in, party_in
from whosays.telling.sources.phrases import Word, words_of

ADDRESSED = re.compile(r" (?:with|to|posted(?! by)|published|seen|obtained) ")
"""What stands between a document and whom it went to: "a filing with the Harbour Board"."""


def record_owner(source: Source, lexicon: Lexicon) -> Party:
    """Whose a document or a record is: whose it is, not what it is called, tells a party."""
    name = ADDRESSED.split(source.name)[0]
    words = words_of(name)
    lower = {w.lower for w in words}
    if lower & lexicon.list("parties", "of_prosecutors"):
        return Party(body=("prosecutor",), office=True)
    if lower & lexicon.list("parties", "of_courts"):
        return Party(body=("court",), office=True)
    party = party_in(name, lexicon)
    if lower & lexicon.list("parties", "state_media") and not (party.state or party.country):
        return Party(office=True)  # "official figures", "state television pictures": of some government
    if party.state or party.country:
        return Party(state=party.state, country=party.country)
    body = _proper_words(words, lexicon)
    if body:
        return Party(body=body, proper=True, kind=kind_in(words, lexicon))
    return _small_owner(words, lexicon) if lower.isdisjoint(lexicon.list("parties", "handed_in")) else Party()


def _small_owner(words: Sequence[Word], lexicon: Lexicon) -> Party:
    """Whose a document is by a common noun beside it: "police minutes", "land registry papers"."""
    said = lexicon.once(_record_words)
    rest = [w.lower for w in words if w.lower not in said and w.lower.removesuffix("s") not in said]
    party = party_in(" ".join(rest), lexicon, named=False)
    return party if party.office or party.service or party.kind else Party()


def _proper_words(words: Sequence[Word], lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a name that stand for whoever made a record ("Planet Orb" in "Planet Orb images").

    The first word counts only where another capitalised one follows: it may begin a sentence.
    """
    said = lexicon.once(_record_words)
    capital = [w.capital and w.lower not in said and w.lower.removesuffix("s") not in said for w in words]
    if capital[:1] == [True] and capital[1:2] != [True]:
        capital[0] = False
    return tuple(w.lower for w, own in zip(words, capital, strict=True) if own)


def _record_words(lexicon: Lexicon) -> frozenset[str]:
    """The words for a record, which do not tell whose it is."""
    said = lexicon.list("parties", "footage") | lexicon.list("parties", "pictures")
    return said | lexicon.list("parties", "fillers") | lexicon.list("sources", "document")
