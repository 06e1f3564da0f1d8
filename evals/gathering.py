"""How well articles are gathered into stories: B-cubed over articles whose event is known.

    python -m evals.gathering [--data ../shared/data/stories_dev] [--full] [--json OUT]

`stories_dev` is gathered alone and amid `background` (2,000 of its articles, the same in each run, or all of
them with --full), with dates and without, in five orders: by date, the other way round, three shuffles.
`gva_dev` is gathered alone. In five folds by event: an event is measured in a run by what was learned without
it and the other events of its fold (`evals/decisions`, written by training/stories.py). Background has no
labels: how many of its articles join a labelled story is counted apart, over all folds.

Beside it, in the same run: every article alone; and TF-IDF + date, where an article joins the most alike
earlier one within 14 days, at the threshold that is best on the very set, which is more than fair.
Gathering needs no parse, so articles are read as far as their boilerplate and no further.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays.gathering import decision
from whosays.gathering.decision import Decision
from whosays.gathering.sketches import Sketch, sketch
from whosays.gathering.stories import Gatherer
from whosays.lexicon import Lexicon, load
from whosays.model import Article, Published, Reading
from whosays.reading.layout.boilerplate import find_boilerplate
from whosays.reading.layout.credits import read_credits

FOLDS = 5
DECISIONS = Path(__file__).with_name("decisions")
PART = 2000  # articles of background, without --full
BASELINE_DAYS = 14
THRESHOLDS = [at / 50 for at in range(5, 40)]


@dataclass(frozen=True, slots=True)
class Placed:
    """One article: its event, and its own B-cubed precision and recall."""

    event: str
    precision: float
    recall: float


Event = Sequence[Placed]
"""The articles of one event: what the bootstrap draws."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article as gathering takes it, where it stands by date, and its event: empty for background."""

    sketch: Sketch
    arrival: tuple[bool, str, str]
    event: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What gathering a stream gave, over all folds."""

    events: Sequence[Event]
    joined: int
    largest: int
    singletons: int


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


def fold(event: str) -> int:
    """The fold in which an event is tested, by what was learned without it."""
    return crc32(event.encode()) % FOLDS


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


def labelled(line: Mapping[str, str], lexicon: Lexicon, event: str = "") -> Labelled:
    """One line of a set as gathering takes it."""
    reading = light_reading(line, lexicon)
    return Labelled(sketch(reading), reading.article.arrival, event)


def stories_dev(folder: Path) -> list[Labelled]:
    """The articles of both collections, by date."""
    lexicon = load()
    return by_date(labelled(line, lexicon, line["label"]) for line in lines(folder / "stories.jsonl.gz"))


def background(folder: Path, part: int | None, seed: int = 7) -> list[Labelled]:
    """All articles of background, or a random `part` of them, the same for the same seed; by date."""
    lexicon = load()
    found = list(lines(folder / "articles.jsonl.gz"))
    found = random.Random(seed).sample(found, part) if part else found
    return by_date(labelled(line, lexicon) for line in found)


def gva_dev(folder: Path) -> list[Labelled]:
    """The articles on shootings, by date."""
    lexicon = load()
    given = (
        {**line, "id": line["doc_id"], "date": line["published"], "source": line["outlet"]}
        for line in lines(folder / "articles.jsonl.gz")
    )
    return by_date(labelled(line, lexicon, line["incident"]) for line in given)


def lines(path: Path) -> Iterator[Mapping[str, str]]:
    """The lines of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)


def by_date(articles: Iterator[Labelled] | Sequence[Labelled]) -> list[Labelled]:
    """In the order in which one command would gather them."""
    return sorted(articles, key=lambda article: article.arrival)


def undated(articles: Sequence[Labelled]) -> list[Labelled]:
    """The same articles as if none had a date: in order of their ids."""
    bare = [Labelled(replace(a.sketch, day=None), (True, "", a.arrival[2]), a.event) for a in articles]
    return by_date(bare)


@cache
def learned_without(number: int) -> Decision:
    """What was learned without one fold."""
    return decision.load(DECISIONS / f"{number}.toml")


def gathered(articles: Sequence[Labelled]) -> Outcome:
    """Gather the stream once a fold, and measure the events of that fold."""
    events: list[Event] = []
    joined = largest = singletons = 0
    for number in range(FOLDS):
        gatherer = Gatherer(by=learned_without(number))
        for article in articles:
            gatherer.add(article.sketch)
        story_of: dict[int, int] = {}
        for story, places in enumerate(gatherer.places()):
            largest = max(largest, len(places))
            story_of |= dict.fromkeys(places, story)
        sizes = Counter(story_of.values())
        told = [(a.event, story_of[p]) for p, a in enumerate(articles) if a.event]
        measured = b_cubed([event for event, _ in told], [story for _, story in told])
        events += [event for event in measured if fold(event[0].event) == number]
        mine = [p for p, a in enumerate(articles) if a.event and fold(a.event) == number]
        with_mine = {story_of[place] for place in mine}
        joined += sum(not a.event and story_of[p] in with_mine for p, a in enumerate(articles))
        singletons += sum(sizes[story_of[place]] == 1 for place in mine)
    return Outcome(events, joined, largest, singletons)


def alone(articles: Sequence[Labelled]) -> list[Event]:
    """B-cubed where every article is a story of its own."""
    events = [article.event for article in articles if article.event]
    return b_cubed(events, range(len(events)))


def baseline(articles: Sequence[Labelled]) -> list[Event]:
    """B-cubed of TF-IDF + date at its best threshold."""
    nearest = list(_nearest([article.sketch for article in articles]))
    outcomes = []
    for threshold in THRESHOLDS:
        story_of: list[int] = []
        for place, (cosine, other) in enumerate(nearest):
            story_of.append(story_of[other] if cosine >= threshold else place)
        told = [(a.event, story) for a, story in zip(articles, story_of, strict=True) if a.event]
        outcomes.append(b_cubed([event for event, _ in told], [story for _, story in told]))
    return max(outcomes, key=f1)


def _nearest(sketches: Sequence[Sketch]) -> Iterator[tuple[float, int]]:
    """The highest cosine of each article to an earlier one that is not known to be far in time."""
    holding = Counter(cell for one in sketches for cell in one.cells)
    postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(sketches):
        weights = {
            cell: whole * math.log(len(sketches) / holding[cell])
            for cell, whole in zip(one.cells, one.whole, strict=True)
            if holding[cell] < len(sketches) / 10
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        cosines: dict[int, float] = defaultdict(float)
        for cell, weight in weights.items():
            for other, other_weight in postings[cell]:
                cosines[other] += weight / length * other_weight
            postings[cell].append((place, weight / length))
        near = [
            (cosine, other)
            for other, cosine in cosines.items()
            if not (one.day and (day := sketches[other].day) and abs(one.day - day) > BASELINE_DAYS)
        ]
        yield max(near, default=(0.0, place))


def orders(articles: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """By date, the other way round, and shuffled three times."""
    yield list(articles)
    yield list(reversed(articles))
    for seed in range(3):
        shuffled = list(articles)
        random.Random(seed).shuffle(shuffled)
        yield shuffled


def counted(name: str, outcome: Outcome) -> list[Figure]:
    """The counts of an outcome."""
    return [
        Figure(f"{name} largest story", outcome.largest),
        Figure(f"{name} articles left alone", outcome.singletons),
        Figure(f"{name} background articles that joined", outcome.joined),
    ]


def main() -> None:
    """Gather the sets in all the ways above, and report."""
    parser = arguments(__doc__, SHARED / "data" / "stories_dev")
    parser.add_argument("--background", type=Path, default=SHARED / "data" / "background")
    parser.add_argument("--shootings", type=Path, default=SHARED / "data" / "gva_dev")
    parser.add_argument("--full", action="store_true", help="amid all of background")
    args = parser.parse_args()
    stories = stories_dev(args.data)
    mixed = by_date([*stories, *background(args.background, None if args.full else PART)])
    shootings = gva_dev(args.shootings)

    by_itself = gathered(stories)
    told = figures("all B-cubed", by_itself.events) + counted("all", by_itself)
    told += figures("all singletons B-cubed", alone(stories))
    told += figures("all TF-IDF + date B-cubed", baseline(stories))

    outcomes = [gathered(order) for order in orders(mixed)]
    told += figures("mixed B-cubed", outcomes[0].events) + counted("mixed", outcomes[0])
    told += figures("mixed TF-IDF + date B-cubed", baseline(mixed))
    in_order = [f1(outcome.events) for outcome in outcomes]
    told.append(Figure("mixed F1 spread over orders", round(max(in_order) - min(in_order), 4)))
    told.append(Figure("mixed F1 worst order", round(min(in_order), 4)))
    told.append(Figure("mixed P worst order", round(min(precision(o.events) for o in outcomes), 4)))
    dateless = gathered(undated(mixed))
    told += figures("mixed without dates B-cubed", dateless.events) + counted("mixed without dates", dateless)

    shot = gathered(shootings)
    told += figures("gva B-cubed", shot.events) + counted("gva", shot)[:2]
    told += figures("gva singletons B-cubed", alone(shootings))
    told += figures("gva TF-IDF + date B-cubed", baseline(shootings))
    n = len(mixed) + len(shootings)
    report(Evaluation("gathering", args.data, n, "articles", tuple(told)), args.json)


if __name__ == "__main__":
    main()
