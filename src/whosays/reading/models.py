"""What reading needs beside the article: the parser and the lexicon, loaded once and passed down."""

from __future__ import annotations

from dataclasses import dataclass

from whosays import lexicon
from whosays.lexicon import Lexicon
from whosays.reading.parsing import Parser
from whosays.settings import Settings


@dataclass(frozen=True, slots=True)
class Models:
    """The parser and the lexicon."""

    parser: Parser
    lexicon: Lexicon


def load(settings: Settings) -> Models:
    """The models for `settings`; LexiconError where the user's lexicon is bad."""
    return Models(Parser(), lexicon.load(settings.lexicon))
