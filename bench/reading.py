"""What each step of reading costs, beside one plain `nlp.pipe` over the same texts.

    python -m bench.reading [--articles 100 | --full] [--reader rules|learned] [--json OUT]

One thread each, in one run: batch by batch the plain pipeline with all its components and then whosays, so
that a machine which is busy for a while is busy for both. Times are CPU time of this process.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language

from bench.articles import BACKGROUND, articles
from whosays.errors import UnreadableError
from whosays.model import Article, Reading
from whosays.reading import MemoryCache, Outline, assemble, outline, read_sentences
from whosays.reading.batches import batches, read_batch
from whosays.reading.cache import key_of
from whosays.reading.layout.boilerplate import find_boilerplate
from whosays.reading.layout.credits import read_credits
from whosays.reading.layout.language import language_of
from whosays.reading.models import Models, load
from whosays.reading.names import find_names
from whosays.reading.parsing import MODEL, ParsedSentence
from whosays.reading.values.quantities import find_quantities
from whosays.reading.values.times import Clock, find_times
from whosays.settings import Settings

Given = ParamSpec("Given")
Result = TypeVar("Result")
PLAIN, COLD, WARM = "plain nlp.pipe", "read", "read, every sentence known"
STEPS = (
    "language",
    "credits",
    "boilerplate and sentences",
    "parse",
    "keys, and packing for the cache",
    "names",
    "times",
    "quantities",
    "learned tagger",
    "reports",
)


class Clocked:
    """Seconds of CPU time by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def __call__(
        self, step: str, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """What `work` returns; the time it takes is added to that of `step`."""
        begun = time.process_time()
        result = work(*args, **kwargs)
        self.seconds[step] += time.process_time() - begun
        return result


def main() -> None:
    """Time all and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--full", action="store_true", help="1,000 articles")
    parser.add_argument("--data", type=Path, default=BACKGROUND)
    parser.add_argument("--reader", choices=("rules", "learned"), default="rules")
    parser.add_argument("--json", type=Path, help="where to write the ratios")
    args = parser.parse_args()
    pile = articles(1_000 if args.full else args.articles, args.data)
    ratios = measure(pile, load(Settings(reader=args.reader)))
    table = Table(title=f"{len(pile)} articles, {args.reader}: CPU time ÷ that of one {PLAIN}")
    table.add_column("step")
    table.add_column("ratio", justify="right")
    for step, ratio in ratios.items():
        table.add_row(step if step in (COLD, WARM, PLAIN) else f"  {step}", f"{ratio:.3f}")
    Console(width=100).print(table)
    if args.json:
        args.json.write_text(json.dumps(ratios, indent=1) + "\n", encoding="utf-8")


def measure(pile: list[Article], models: Models) -> dict[str, float]:
    """The time of each step ÷ that of the plain pipeline."""
    plain = spacy.load(MODEL)
    for _ in plain.pipe([pile[0].text]):
        pass
    read_batch((pile[0],), models)
    clock, cache = Clocked(), MemoryCache(10_000_000)
    for batch in batches(pile):
        texts = [item.text for item in batch if isinstance(item, Article)]
        clock(PLAIN, _exhaust, plain, texts)
        clock(COLD, read_batch, batch, models, cache)
        clock(WARM, read_batch, batch, models, cache)
        _by_step([item for item in batch if isinstance(item, Article)], models, clock)
    whole = clock.seconds[PLAIN]
    steps = (PLAIN, COLD, *(s for s in STEPS if s in clock.seconds), WARM)
    return {step: clock.seconds[step] / whole for step in steps}


def _by_step(pile: list[Article], models: Models, clock: Clocked) -> None:
    """The steps of reading, one at a time; "reports" is what of assembling the others leave."""
    lexicon = models.lexicon
    found: list[Outline] = []
    for article in pile:
        clock("language", language_of, article.text)
        evidence = clock("credits", read_credits, article, lexicon)
        clock(
            "boilerplate and sentences",
            find_boilerplate,
            article,
            evidence,
            lexicon,
        )
        try:
            found.append(outline(article, lexicon))
        except UnreadableError:
            continue
    words = [s for each in found for s in each.sentences]
    parses = clock("parse", read_sentences, words, models)
    clock("keys, and packing for the cache", _kept, parses, models)
    spent = clock.seconds["names"] + clock.seconds["times"] + clock.seconds["quantities"]
    for parse in (parses[s] for each in found for s in each.sentences):
        clock("names", find_names, parse, 0, "text", lexicon)
        clock("times", find_times, parse, 0, Clock(), lexicon)
        clock("quantities", find_quantities, parse, 0, lexicon)
    spent = clock.seconds["names"] + clock.seconds["times"] + clock.seconds["quantities"] - spent
    if tagger := models.tagger:
        before = clock.seconds["learned tagger"]
        for each in found:
            clock("learned tagger", tagger.read, each.article.text, each.in_text)
        spent += clock.seconds["learned tagger"] - before
    clock("reports", _assembled, found, parses, models)
    clock.seconds["reports"] -= spent


def _exhaust(plain: Language, texts: list[str]) -> None:
    for _ in plain.pipe(texts):
        pass


def _assembled(found: list[Outline], parses: Mapping[str, ParsedSentence], models: Models) -> list[Reading]:
    return [assemble(each, parses, models) for each in found]


def _kept(parses: Mapping[str, ParsedSentence], models: Models) -> list[tuple[str, bytes]]:
    return [(key_of(sentence, models.parser), parse.packed()) for sentence, parse in parses.items()]


if __name__ == "__main__":
    main()
