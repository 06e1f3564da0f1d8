"""Telling beside reading, and how it grows with a story.

    python -m bench.telling [--articles 200] [--data ../shared/data/background] [--json OUT]

* telling ÷ reading: the first articles of `background`, read one by one, gathered, and every story told.
* a story of 500 ÷ one of 50, per article. Its articles are made: each retells one of ten articles of
  `background`, of which it keeps every other paragraph by chance, and goes on with paragraphs of one more
  article, which no other has; one number in five is changed. The story of 50 is its beginning.

Seconds are of one processor, the first reading of a sentence of each kind counted, loading models not. The
process looks for garbage as rarely as those of the commands do. The peaks of memory are those of the
process after each step.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time

from bench.articles import BACKGROUND, articles
from whosays import gather, tell
from whosays.engine import collect_rarely
from whosays.model import Article, Reading
from whosays.pipeline import read_each
from whosays.reading.models import Models, load
from whosays.settings import Settings

RETOLD = 10  # articles that the story retells
SMALL, LARGE = 50, 500  # articles of the story, at its beginning and later on
KEPT = 12  # paragraphs of an article, at most
CHANGED = 0.2  # of the numbers
_NUMBER = re.compile(r"\b\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Told:
    """Seconds of one processor by step; peaks of memory in MB, after reading and after the last step."""

    articles: int
    reading: float
    gathering: float
    telling: float
    small: float
    large: float
    peak_read: int
    peak_told: int

    @property
    def of_reading(self) -> float:
        """Telling ÷ reading."""
        return self.telling / self.reading

    @property
    def growth(self) -> float:
        """What an article of the large story costs, ÷ one of the small story."""
        return (self.large / LARGE) / (self.small / SMALL)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--data", type=Path, default=BACKGROUND)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    args = parser.parse_args()
    collect_rarely()
    settings = Settings()
    models = load(settings)
    begun = process_time()
    readings = _read(articles(args.articles, args.data), models)
    was_read = process_time()
    stories = gather(readings, settings)
    gathered = process_time()
    for story in stories:
        tell(story, settings, models=models)
    telling = process_time() - gathered
    peak_read = _peak()
    retold = _read(story_of(LARGE, args.data), models)
    small, large = (_telling(retold[:size], models) for size in (SMALL, LARGE))
    told = Told(
        len(readings), was_read - begun, gathered - was_read, telling, small, large, peak_read, _peak()
    )
    print(f"{told.articles} articles: read {told.reading:.1f} s, told {told.telling:.1f} s")
    print(f"telling ÷ reading: {told.of_reading:.3f}")
    print(f"a story of {SMALL}: {told.small / SMALL * 1e3:.1f} ms an article")
    print(f"a story of {LARGE}: {told.large / LARGE * 1e3:.1f} ms an article, {told.growth:.2f} times that")
    print(f"peak of memory: {told.peak_read} MB, with the story of {LARGE} {told.peak_told} MB")
    if args.json:
        figures = asdict(told) | {"of_reading": told.of_reading, "growth": told.growth}
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def story_of(size: int, data: Path = BACKGROUND) -> list[Article]:
    """`size` made articles of one story; a smaller story is the beginning of a larger one."""
    pile = articles(RETOLD + size, data)
    chance = random.Random(500)
    return [_retelling(pile[at % RETOLD], own, at, chance) for at, own in enumerate(pile[RETOLD:])]


def _retelling(core: Article, own: Article, at: int, chance: random.Random) -> Article:
    kept = [paragraph for paragraph in _paragraphs(core) if chance.random() < 0.5]
    words = "\n\n".join((kept + _paragraphs(own))[:KEPT])
    text = _NUMBER.sub(
        lambda found: str(chance.randint(2, 99)) if chance.random() < CHANGED else found.group(), words
    )
    return Article(
        text, core.title, own.outlet, f"https://bench.example/{at}", own.published, given_id=str(at)
    )


def _paragraphs(article: Article) -> list[str]:
    return [line for line in article.text.splitlines() if line.strip()]


def _read(pile: Sequence[Article], models: Models) -> list[Reading]:
    return [one for one in read_each(pile, Settings(), models=models) if isinstance(one, Reading)]


def _telling(readings: Sequence[Reading], models: Models) -> float:
    settings = Settings(one_story=True)
    (story,) = gather(readings, settings)
    begun = process_time()
    tell(story, settings, models=models)
    return process_time() - begun


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
