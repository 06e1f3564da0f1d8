"""What reading needs beside the article: the parser and the lexicon, loaded once and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whosays import lexicon
from whosays.lexicon import Lexicon
from whosays.reading.learned.tagger import Tagger
from whosays.reading.parsing import Parser
from whosays.settings import Settings

WEIGHTS = Path(__file__).parent / "learned" / "weights"


@dataclass(frozen=True, slots=True)
class Models:
    """The parser, the lexicon, and the learned tagger where it is used."""

    parser: Parser
    lexicon: Lexicon
    tagger: Tagger | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What a ledger records as the models that made it."""
        return (self.parser.name, *(("attribution tagger 1",) if self.tagger else ()))


def load(settings: Settings) -> Models:
    """The models for `settings`.

    LexiconError where the user's lexicon is bad; TaggerError where the learned reader is asked for and what
    it needs is not installed.
    """
    own = lexicon.load(settings.lexicon)
    tagger = Tagger.load(WEIGHTS) if settings.reader == "learned" else None
    return Models(Parser(), own, tagger)
