"""Whether two reports say the same: nearness against 4,800 labelled pairs of reports of real stories.

    python -m evals.pairs [--data training/pairs/real.jsonl.gz] [--json OUT]

The pairs were drawn by nearness, more of the near ones; each counts for as many as its stratum stood
for, so that figures are of all pairs of reports of two articles of a story, from nearness .06 on.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.annotated import ARTICLES, texts_of
from evals.evaluation import Evaluation, Figure, arguments, bootstrap, report
from whosays import Settings, gather, read
from whosays.model import Span
from whosays.reading.models import Models, load
from whosays.telling.claims.gist import Gist, gists
from whosays.telling.claims.likeness import likeness, nearness
from whosays.telling.names.names import merge_names

STRATA = {"0": 43459, "1": 22450, "2": 17191, "3": 10204, "4": 5055, "5": 2400}
"""How many pairs there were in each stratum of nearness; pairs of other strata are left out."""
SAME = "SP"  # the same, or the one a part of the other


@dataclass(frozen=True, slots=True)
class Side:
    """The place of a report: its article's id, its part, the spans of its content."""

    article: str
    part: str
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two reports of two articles of a story, and whether they say the same."""

    story: str
    stratum: str
    a: Side
    b: Side
    same: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A labelled pair as it is read today."""

    stands_for: float
    same: bool
    near: float
    like: float


def main() -> None:
    """Read the stories of the pairs and compare what stands at their places."""
    parser = arguments(__doc__, Path(__file__).parents[1] / "training" / "pairs" / "real.jsonl.gz")
    args = parser.parse_args()
    pairs = labelled(args.data)
    drawn = Counter(pair.stratum for pair in pairs)
    stands_for = {stratum: STRATA[stratum] / count for stratum, count in drawn.items()}
    by_story: dict[str, list[Labelled]] = defaultdict(list)
    for pair in pairs:
        by_story[pair.story].append(pair)
    wanted = {side.article for pair in pairs for side in (pair.a, pair.b)}
    articles, models = texts_of(ARTICLES, wanted), load(Settings())
    stories = [
        list(_compared(of_story, articles, stands_for, models)) for _, of_story in sorted(by_story.items())
    ]
    near = [[(c.near, c.same, c.stands_for) for c in story] for story in stories]
    like = [[(c.like, c.same, c.stands_for) for c in story] for story in stories]
    found = sum(map(len, stories))
    figures = (
        Figure("found again", found / len(pairs), n=len(pairs)),
        Figure("nearness, average precision", average_precision(near), *bootstrap(near, average_precision)),
        Figure("likeness, average precision", average_precision(like), *bootstrap(like, average_precision)),
    )
    report(Evaluation("pairs", args.data, len(stories), "stories", figures), args.json)


def labelled(path: Path) -> list[Labelled]:
    """The pairs of a file that stand for a stratum of nearness and could be judged."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Labelled(row["story"], row["stratum"], _side(row["a"]), _side(row["b"]), row["labels"][0] in SAME)
        for row in rows
        if row["stratum"] in STRATA and row["labels"][0] != "?"
    ]


def average_precision(stories: Sequence[Sequence[tuple[float, bool, float]]]) -> float | None:
    """Of pairs as (score, same, how many it stands for), the highest score first; None without a same."""
    ranked = sorted((pair for story in stories for pair in story), key=lambda pair: -pair[0])
    right = seen = gained = 0.0
    for _, same, stands_for in ranked:
        seen += stands_for
        if same:
            right += stands_for
            gained += stands_for * right / seen
    return gained / right if right else None


def _side(told: Mapping[str, object]) -> Side:
    spans = told["content"]
    assert isinstance(spans, list)
    return Side(str(told["article"]), str(told["part"]), tuple(Span(*span) for span in spans))


def _compared(
    pairs: Sequence[Labelled],
    articles: Mapping[str, Mapping[str, str | None]],
    stands_for: Mapping[str, float],
    models: Models,
) -> Iterable[Compared]:
    """Each pair of one story at whose two places something is reported."""
    settings = Settings(one_story=True)
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder, "articles.jsonl")
        wanted = sorted({side.article for pair in pairs for side in (pair.a, pair.b)})
        pile.write_text("".join(json.dumps({**articles[one], "id": one}) + "\n" for one in wanted), "utf-8")
        (story,) = gather(read(pile, settings, models=models), settings)
    given = {reading.article.id: reading.article.given_id for reading in story.readings}
    by_part: dict[tuple[str | None, str], list[Gist]] = defaultdict(list)
    for gist in gists(story, merge_names(story, models.lexicon), models.lexicon):
        by_part[given[gist.report.article], gist.report.part].append(gist)
    for pair in pairs:
        a, b = (_at(by_part[side.article, side.part], side.content) for side in (pair.a, pair.b))
        if a and b:
            yield Compared(stands_for[pair.stratum], pair.same, nearness(a, b), likeness(a, b))


def _at(told: Iterable[Gist], content: Sequence[Span]) -> Gist | None:
    """The report that shares most with `content`: at least half of what either holds."""
    best, most = None, 0.5
    for gist in told:
        shared = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in gist.report.content for b in content
        )
        size = sum(span.end - span.start for span in (*gist.report.content, *content)) - shared
        if shared > most * size:
            best, most = gist, shared / size
    return best


if __name__ == "__main__":
    main()
