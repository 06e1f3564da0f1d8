"""How two accounts disagree: pairs of invented articles, each read, put into one story, and told.

    python -m evals.conflicts [--data evals/conflicts/seen.jsonl] [--json OUT] [--verbose]

The outcome of a pair is the relation of the first conflict told that has a report over the quote of
the one article on one side and a report over the quote of the other on another side; "none" where
there is no such conflict. Told are F1 by relation, their mean (macro-F1), and the share of right
outcomes. Intervals are over pairs. `--verbose` lists what was missed, never of an unseen half.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.evaluation import Evaluation, Figure, arguments, bootstrap, report
from whosays import Settings, gather, tell
from whosays.model import Article, Conflict, Ledger, Published, Span
from whosays.reading import read_article
from whosays.reading.models import Models, load

RELATIONS = ("conflict", "update", "scope", "precision", "attribution", "order-unknown", "none")
_DAY = len("2024-12-08")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, the quotes that are compared, and how the two stand to each other."""

    name: str
    articles: tuple[Article, Article]
    quotes: tuple[Span, Span]
    relation: str
    as_of: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair with the relation told."""

    pair: Pair
    told: str


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_pair(json.loads(line)) for line in lines if line]


def _pair(row: Mapping[str, object]) -> Pair:
    articles, quotes = [], []
    for side in ("a", "b"):
        given, quote = row[side], str(row[f"{side}_quote"])
        assert isinstance(given, Mapping)
        article = _article(given)
        start = article.text.index(quote)
        articles.append(article)
        quotes.append(Span(start, start + len(quote)))
    return Pair(
        name=str(row["id"]),
        articles=(articles[0], articles[1]),
        quotes=(quotes[0], quotes[1]),
        relation=str(row["relation"]),
        as_of=str(row["as_of"]) if row["as_of"] else None,
        why=str(row["why"]),
    )


def _article(given: Mapping[str, str | None]) -> Article:
    when = given["published"]
    published = Published(when, "minute" if len(when) > _DAY else "day", "given") if when else None
    return Article(given["text"] or "", given["title"] or "", given["outlet"], published=published)


def told_relation(pair: Pair, ledger: Ledger) -> str:
    """The relation of the first conflict told between the two quotes, or "none"."""
    reports = [
        {
            r.id
            for r in ledger.reports.values()
            if r.article == article.id and r.part == "text" and r.span.overlaps(quote)
        }
        for article, quote in zip(pair.articles, pair.quotes, strict=True)
    ]
    for conflict in ledger.conflicts:
        if _between(conflict, reports[0], reports[1]):
            return conflict.relation
    return "none"


def _between(conflict: Conflict, a: set[str], b: set[str]) -> bool:
    sides = [set(side.reports) for side in conflict.sides]
    return any(x & a and y & b for at, x in enumerate(sides) for other, y in enumerate(sides) if at != other)


def outcome(pair: Pair, models: Models) -> Outcome:
    """The pair, told."""
    when = pair.as_of
    known = Published(when, "minute" if "T" in when else "day", "given").moment if when else None
    settings = Settings(one_story=True, as_of=known)
    readings = [read_article(article, models) for article in pair.articles]
    stories = gather(sorted(readings, key=lambda reading: reading.article.arrival), settings)
    told = [told_relation(pair, tell(story, settings, models=models)) for story in stories]
    return Outcome(pair, next((t for t in told if t != "none"), "none"))


def f1(relation: str, outcomes: Sequence[Outcome]) -> float | None:
    """The F1 of one relation; None where it is neither annotated nor told."""
    right = sum(o.told == o.pair.relation == relation for o in outcomes)
    either = sum(o.told == relation for o in outcomes) + sum(o.pair.relation == relation for o in outcomes)
    return 2 * right / either if either else None


def macro_f1(outcomes: Sequence[Outcome]) -> float | None:
    """The mean of the F1 of the relations that are annotated or told."""
    values = [v for v in (f1(relation, outcomes) for relation in RELATIONS) if v is not None]
    return sum(values) / len(values) if values else None


def accuracy(outcomes: Sequence[Outcome]) -> float | None:
    """The share of pairs whose relation is told right."""
    return sum(o.told == o.pair.relation for o in outcomes) / len(outcomes) if outcomes else None


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """One line for each pair whose relation is told wrong."""
    for o in outcomes:
        if o.told != o.pair.relation:
            yield f"{o.pair.name} {o.pair.relation}, told {o.told}: {o.pair.why}"


def main() -> None:
    """Tell every pair of the set and compare the relations."""
    parser = arguments(__doc__, Path(__file__).with_name("unseen_3.jsonl"))
    parser.add_argument("--verbose", action="store_true", help="list what was missed")
    args = parser.parse_args()
    if args.verbose and args.data.name.startswith("unseen"):
        parser.error("what was missed of an unseen half stays unseen")
    models = load(Settings())
    outcomes = [outcome(pair, models) for pair in read_pairs(args.data)]
    if args.verbose:
        print("\n".join(misses(outcomes)))
    figures = [
        Figure("macro-F1", macro_f1(outcomes), *bootstrap(outcomes, macro_f1)),
        Figure("right", accuracy(outcomes), *bootstrap(outcomes, accuracy)),
    ]
    for relation in RELATIONS:
        annotated = sum(o.pair.relation == relation for o in outcomes)
        figures.append(Figure(f"{relation} F1", f1(relation, outcomes), n=annotated))
    report(Evaluation("conflicts", args.data, len(outcomes), "pairs", tuple(figures)), args.json)


if __name__ == "__main__":
    main()
