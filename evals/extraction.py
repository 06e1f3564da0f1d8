"""What is read of web pages, measured: their text, title and date of publication.

    python -m evals.extraction [--data ../shared/data/extraction_dev] [--json OUT]

Every `*.jsonl.gz` of the folder is a set: a page a line, with `html` and what should come out of it
where it is known (`text`, `title`, `date`). Text is scored as the article-extraction-benchmark of
Scrapinghub does: precision and recall of runs of four words, averaged over pages, and their F1. A
title is right where its words are the same; a date where the day is. Intervals are 95 % bootstrap
intervals over pages.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, TypeVar

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays.errors import UnreadableError
from whosays.model import Article
from whosays.reading.input.pages import read_page

RUN = 4
Sample = TypeVar("Sample")


class Page(TypedDict):
    """What a line of a set holds; None where the set does not know."""

    html: str
    text: str | None
    title: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Runs of words: found and right, found and wrong, not found."""

    right: int
    wrong: int
    missed: int


def main() -> None:
    """Read every page of every set and report the figures."""
    args = arguments(__doc__, SHARED / "data" / "extraction_dev").parse_args()
    figures: list[Figure] = []
    pages = 0
    for path in sorted(args.data.glob("*.jsonl.gz")):
        read = [(page, _read(page["html"])) for page in _pages(path)]
        pages += len(read)
        figures += _figures(path.name.removesuffix(".jsonl.gz"), read)
    report(Evaluation("extraction", args.data, pages, "pages", tuple(figures)), args.json)


def _pages(path: Path) -> Iterator[Page]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Page(
                html=row["html"],
                text=row.get("text"),
                title=row.get("title"),
                date=row.get("date"),
            )


def _read(html: str) -> Article:
    try:
        return read_page(html, "page", "")
    except UnreadableError:
        return Article("")


def _figures(name: str, read: Sequence[tuple[Page, Article]]) -> list[Figure]:
    overlaps = [_overlap(page["text"], found.text) for page, found in read if page["text"]]
    titles = [_words(page["title"]) == _words(f.title) for page, f in read if page["title"]]
    days = [
        (page["date"], found.published.value if found.published else None)
        for page, found in read
        if page["date"] and len(page["date"]) == len("2000-01-01")
    ]
    return [
        *_measured(f"{name} text F1", overlaps, _f1),
        *_measured(f"{name} text precision", overlaps, _precision),
        *_measured(f"{name} text recall", overlaps, _recall),
        *_measured(f"{name} title right", titles, _share),
        *_measured(f"{name} date right", [day == found for day, found in days], _share),
        *_measured(f"{name} date right where given", [day == found for day, found in days if found], _share),
    ]


def _measured(
    name: str, samples: Sequence[Sample], measure: Callable[[Sequence[Sample]], float]
) -> Iterator[Figure]:
    if samples:
        yield Figure(name, measure(samples), *bootstrap(samples, measure), len(samples))


def _share(right: Sequence[bool]) -> float:
    return statistics.fmean(right)


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)


def _overlap(gold: str | None, found: str) -> Overlap:
    wanted, got = _runs(gold or ""), _runs(found)
    right = (wanted & got).total()
    return Overlap(right, got.total() - right, wanted.total() - right)


def _precision(overlaps: Sequence[Overlap]) -> float:
    return statistics.mean(o.right / (o.right + o.wrong) for o in overlaps if o.right + o.wrong)


def _recall(overlaps: Sequence[Overlap]) -> float:
    return statistics.mean(o.right / (o.right + o.missed) for o in overlaps if o.right + o.missed)


def _f1(overlaps: Sequence[Overlap]) -> float:
    precision, recall = _precision(overlaps), _recall(overlaps)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
