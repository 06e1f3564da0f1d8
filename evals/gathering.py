"""How well articles are gathered into stories: B-cubed over articles whose event is known.

    python -m evals.gathering [--data ../shared/data/stories_dev] [--json OUT]

The set is `stories.jsonl.gz`: one article a line with `label` (its event), `date`, `title`, `text`.
The part of a label before a colon names the collection it comes from; each is also gathered and
told apart, and each figure stands beside that of articles left alone (singletons). Gathering needs
no parse, so articles are read as far as their boilerplate and no further.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays.gathering.stories import group
from whosays.lexicon import Lexicon, load
from whosays.model import Article, Published, Reading
from whosays.reading.boilerplate import find_boilerplate
from whosays.reading.credits import read_credits


@dataclass(frozen=True, slots=True)
class Placed:
    """One article: its event, and its own B-cubed precision and recall."""

    event: str
    precision: float
    recall: float


Event = Sequence[Placed]
"""The articles of one event: what the bootstrap draws."""


def b_cubed(events: Sequence[str], stories: Sequence[int]) -> list[Event]:
    """B-cubed of each article (Bagga and Baldwin 1998), given its event and its story, by event."""
    in_event, in_story = Counter(events), Counter(stories)
    in_both = Counter(zip(events, stories, strict=True))
    placed: dict[str, list[Placed]] = defaultdict(list)
    for (event, story), n in sorted(in_both.items()):
        placed[event] += [Placed(event, n / in_story[story], n / in_event[event])] * n
    return list(placed.values())


def precision(events: Sequence[Event]) -> float:
    """The mean over articles."""
    articles = [article for event in events for article in event]
    return sum(article.precision for article in articles) / len(articles)


def recall(events: Sequence[Event]) -> float:
    """The mean over articles."""
    articles = [article for event in events for article in event]
    return sum(article.recall for article in articles) / len(articles)


def f1(events: Sequence[Event]) -> float:
    """The harmonic mean of the two."""
    p, r = precision(events), recall(events)
    return 2 * p * r / (p + r)


FIGURES: Mapping[str, Callable[[Sequence[Event]], float]] = {"P": precision, "R": recall, "F1": f1}


def figures(name: str, events: Sequence[Event]) -> list[Figure]:
    """The three figures with their intervals: bootstrap over events."""
    n = sum(len(event) for event in events)
    return [
        Figure(f"{name} {key}", round(rate(events), 4), *bootstrap(events, rate), n=n)
        for key, rate in FIGURES.items()
    ]


def light_reading(line: Mapping[str, str], lexicon: Lexicon) -> Reading:
    """The article read without a parser: credits and boilerplate, all that gathering looks at."""
    day = (line.get("date") or "")[:10]
    article = Article(
        text=line["text"],
        title=line.get("title") or "",
        outlet=line.get("source"),
        url=line.get("url"),
        published=Published(day, "day", "given") if day else None,
        given_id=line["id"],
    )
    credited = read_credits(article, lexicon)
    boilerplate = find_boilerplate(article, credited, lexicon)
    return Reading(article, "en", boilerplate=boilerplate, headline=credited.headline)


def main() -> None:
    """Gather the set, all together and each collection alone, and report."""
    args = arguments(__doc__, SHARED / "data" / "stories_dev").parse_args()
    lexicon = load()
    with gzip.open(args.data / "stories.jsonl.gz", "rt", encoding="utf-8") as lines:
        given = [json.loads(line) for line in lines]
    readings = [light_reading(line, lexicon) for line in given]
    label_of = {r.article.id: line["label"] for r, line in zip(readings, given, strict=True)}
    collections: dict[str, list[Reading]] = {"all": readings}
    for reading in readings:
        name = label_of[reading.article.id].partition(":")[0]
        collections.setdefault(name, []).append(reading)
    told: list[Figure] = []
    for name, part in collections.items():
        stories = group(sorted(part, key=lambda reading: reading.article.arrival))
        placed = [(label_of[r.article.id], n) for n, story in enumerate(stories) for r in story]
        told += figures(f"{name} B-cubed", b_cubed(*zip(*placed, strict=True)))
        alone = b_cubed([event for event, _ in placed], range(len(placed)))
        told += figures(f"{name} singletons B-cubed", alone)
    report(Evaluation("gathering", args.data, len(readings), "articles", tuple(told)), args.json)


if __name__ == "__main__":
    main()
