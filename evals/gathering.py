"""How well articles are gathered into stories: B-cubed over articles whose event is known.

    python -m evals.gathering [--data ../shared/data/stories_dev] [--json OUT]

The set is `stories.jsonl.gz`: one article a line with `label` (its event), `date`, `title`, `text`.
The part of a label before a colon names the collection it comes from; each is also told apart.
Gathering needs no parse, so articles are read as far as their boilerplate and no further.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays import Settings, lexicon
from whosays.gathering import arrival
from whosays.gathering.stories import group
from whosays.lexicon import Lexicon
from whosays.model import Article, Published, Reading
from whosays.reading.boilerplate import find_boilerplate
from whosays.reading.credits import read_credits

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROUNDS = 1_000


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: its event, and its own B-cubed precision and recall."""

    event: str
    precision: float
    recall: float


def b_cubed(events: Sequence[str], stories: Sequence[int]) -> list[Scored]:
    """B-cubed of each article (Bagga and Baldwin 1998), given its event and its story."""
    in_event, in_story = Counter(events), Counter(stories)
    in_both = Counter(zip(events, stories, strict=True))
    return [
        Scored(e, in_both[e, s] / in_story[s], in_both[e, s] / in_event[e])
        for e, s in zip(events, stories, strict=True)
    ]


def figures(scored: Sequence[Scored]) -> dict[str, float]:
    """Mean precision and recall over articles, and their harmonic mean."""
    precision = sum(s.precision for s in scored) / len(scored)
    recall = sum(s.recall for s in scored) / len(scored)
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / (precision + recall)}


def with_intervals(name: str, scored: Sequence[Scored]) -> dict[str, Mapping[str, float]]:
    """The figures with their 95 % intervals: bootstrap over events."""
    by_event: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        by_event[one.event].append(one)
    events = sorted(by_event)
    pick = random.Random(7)
    rounds = [
        figures([s for e in pick.choices(events, k=len(events)) for s in by_event[e]])
        for _ in range(ROUNDS)
    ]
    told: dict[str, Mapping[str, float]] = {}
    for figure, value in figures(scored).items():
        drawn = sorted(r[figure] for r in rounds)
        low, high = drawn[int(0.025 * ROUNDS)], drawn[int(0.975 * ROUNDS) - 1]
        told[f"{name} B-cubed {figure}"] = {
            "value": round(value, 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }
    return told


def light_reading(line: Mapping[str, str], words: Lexicon) -> Reading:
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
    credited = read_credits(article, words)
    boilerplate = find_boilerplate(article, credited, words)
    return Reading(article, "en", boilerplate=boilerplate, headline=credited.headline)


def score(readings: Sequence[Reading], label_of: Mapping[str, str]) -> list[Scored]:
    """Each article's score after all of them went through gathering together."""
    stories = group(sorted(readings, key=arrival))
    placed = [(label_of[r.article.id], n) for n, story in enumerate(stories) for r in story]
    return b_cubed([event for event, _ in placed], [story for _, story in placed])


def main() -> None:
    """Gather the set, all together and each collection alone; print, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "stories_dev")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    words = lexicon.load(Settings().lexicon)
    with gzip.open(args.data / "stories.jsonl.gz", "rt", encoding="utf-8") as lines:
        given = [json.loads(line) for line in lines]
    readings = [light_reading(line, words) for line in given]
    label_of = {r.article.id: line["label"] for r, line in zip(readings, given, strict=True)}
    collections: dict[str, list[Reading]] = {"all": readings}
    for reading in readings:
        collection = label_of[reading.article.id].partition(":")[0]
        collections.setdefault(collection, []).append(reading)
    told: dict[str, Mapping[str, float]] = {}
    for name, part in collections.items():
        told |= with_intervals(name, score(part, label_of))
        alone = b_cubed([label_of[r.article.id] for r in part], list(range(len(part))))
        told |= with_intervals(f"{name} singletons", alone)
    print(f"{args.data.name}: {len(readings)} articles, {len(set(label_of.values()))} events")
    for figure, value in told.items():
        print(f"{figure:32}{value['value']:.3f}  {value['low']:.3f} to {value['high']:.3f}")
    if args.json:
        shown = {"set": args.data.name, "n": len(readings), "figures": told}
        args.json.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
