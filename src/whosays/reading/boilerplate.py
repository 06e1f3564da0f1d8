"""What of an article's text is not the report: masked with a kind, never deleted."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Article, Boilerplate
from whosays.reading.credits import Credits


def find_boilerplate(
    article: Article, credits: Credits, lexicon: Lexicon
) -> tuple[Boilerplate, ...]:
    """The boilerplate of `article.text`, in order and without overlap."""
    return ()
