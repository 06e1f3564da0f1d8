"""Tolls of shootings: how many killed and hurt each article says, and which mismatches are real.

    python -m evals.numbers [--data ../shared/data/gva_dev] [--full] [--json OUT] [--verbose]

`disagreements.jsonl.gz` holds cases in which a simple pattern found different numbers in the articles
of one incident; a reader then said what each article really states and how the numbers relate.

* read right: of the articles that state a number of killed (or hurt), the share whose number is read.
  Beside it stands the first number that the pattern found.
* mismatch P, R: a mismatch told between the articles of a case is real where the reader calls it an
  update, scope, precision or conflict; of the real ones, those told; and their relation.
* toll: of all incidents with a record and several articles, where a number is told, the share whose
  number is that of the record. The first 60 of them; `--full` takes all.

The number told of an incident is the one that most of its articles give, the later on a tie.
Intervals are over cases, or over incidents.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.evaluation import SHARED, Evaluation, Figure, Unit, arguments, bootstrap, report
from whosays import Settings, UnreadableError, gather, tell
from whosays.model import Article, Conflict, Ledger, Published, Reading
from whosays.reading import read_article
from whosays.reading.models import Models, load
from whosays.telling.conflicts.toll_sides import TOLLS
from whosays.telling.conflicts.tolls import Slot, tolls_of

SLOTS: Mapping[str, Slot] = {"killed": "die", "injured": "injure"}
REAL = ("update", "scope", "precision", "conflict")
_PART = 60
"""Incidents with a record, unless all are asked for: with the cases, a minute and a half of one core."""
_ONE_STORY = Settings(one_story=True)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one article states, what was read, and what the pattern found first."""

    article: str
    wanted: float
    read: float | None
    first: float


@dataclass(frozen=True, slots=True)
class Case:
    """One slot of one incident: its numbers, the relation annotated, and the one told."""

    incident: str
    slot: str
    relation: str
    told: str
    stated: tuple[Stated, ...]
    why: str

    @property
    def is_real(self) -> bool:
        """True where the numbers really differ."""
        return self.relation in REAL


@dataclass(frozen=True, slots=True)
class Record:
    """One slot of one incident: the number of the human record and the number told, if any."""

    incident: str
    slot: str
    wanted: float
    told: float | None


class Shootings:
    """The set, with the readings of its articles."""

    def __init__(self, folder: Path, models: Models) -> None:
        self.models = models
        self._articles = {str(row["doc_id"]): row for row in _rows(folder / "articles.jsonl.gz")}
        self.cases = list(_rows(folder / "disagreements.jsonl.gz"))
        rows = _rows(folder / "incidents.jsonl.gz")
        self.incidents = [row for row in rows if row["frame"] and len(_docs(row)) > 1]
        self._readings: dict[str, Reading | None] = {}

    def reading(self, doc: str) -> Reading | None:
        """The reading of an article; None where it cannot be read."""
        if doc not in self._readings:
            self._readings[doc] = self._read(self._articles[doc])
        return self._readings[doc]

    def _read(self, row: Mapping[str, object]) -> Reading | None:
        when, text, title, outlet, url = (
            str(row[key]) if row[key] else None for key in ("published", "text", "title", "outlet", "url")
        )
        published = Published(when[:10], "day", "given") if when else None
        article = Article(text or "", title or "", outlet, url, published)
        try:
            return read_article(article, self.models)
        except UnreadableError:
            return None

    def readings(self, docs: Iterable[str]) -> list[Reading]:
        """The readings of several articles, each once, by publication."""
        known = {r.article.id: r for doc in docs if (r := self.reading(doc))}
        return sorted(known.values(), key=lambda r: r.article.arrival)

    def ledger(self, docs: Iterable[str]) -> Ledger | None:
        """These articles told as one story; None where none can be read."""
        stories = gather(self.readings(docs), _ONE_STORY)
        return tell(stories[0], _ONE_STORY, models=self.models) if stories else None


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _docs(row: Mapping[str, object]) -> list[str]:
    docs = row["docs"]
    assert isinstance(docs, list)
    return [str(doc) for doc in docs]


def read_case(row: Mapping[str, object], shootings: Shootings) -> Case:
    """A case with what is read of its articles and told of it."""
    slot, reports = str(row["slot"]), row["reports"]
    assert isinstance(reports, list)
    stated = []
    for given in reports:
        if given["states"]:
            reading = shootings.reading(given["doc_id"])
            number = number_of(reading, SLOTS[slot]) if reading else None
            wanted = float(given["states"]["value"])
            stated.append(Stated(str(given["doc_id"]), wanted, number, float(given["value"])))
    ledger = shootings.ledger([str(given["doc_id"]) for given in reports])
    told = told_relation(ledger, SLOTS[slot]) if ledger else ""
    return Case(str(row["incident"]), slot, str(row["relation"]), told, tuple(stated), str(row["why"]))


def number_of(reading: Reading, slot: Slot) -> float | None:
    """The toll that an article gives."""
    return next((toll.value for toll in tolls_of(reading) if toll.slot == slot), None)


def told_relation(ledger: Ledger, slot: Slot) -> str:
    """The relation of the mismatch of a toll that is told between articles; "" where there is none."""
    for conflict in ledger.conflicts:
        if conflict.kind == "number" and conflict.slot == TOLLS[slot] and _is_between(conflict, ledger):
            return conflict.relation
    return ""


def _is_between(conflict: Conflict, ledger: Ledger) -> bool:
    return len({ledger.reports[r].article for side in conflict.sides for r in side.reports}) > 1


def read_record(row: Mapping[str, object], shootings: Shootings) -> Iterator[Record]:
    """The numbers of an incident: of the record, and told."""
    frame = row["frame"]
    assert isinstance(frame, Mapping)
    readings = shootings.readings(_docs(row))
    for name, slot in SLOTS.items():
        numbers = [n for r in readings if (n := number_of(r, slot)) is not None]
        many = Counter(numbers)
        last = {number: at for at, number in enumerate(numbers)}
        told = max(many, key=lambda n: (many[n], last[n]), default=None)
        yield Record(str(row["incident"]), name, float(frame[f"num_{name}"]), told)


def main() -> None:
    """Read the set, tell its cases, and report the figures."""
    parser = arguments(__doc__, SHARED / "data" / "gva_dev")
    parser.add_argument("--full", action="store_true", help="all incidents with a record")
    parser.add_argument("--verbose", action="store_true", help="list what was read or told wrong")
    args = parser.parse_args()
    shootings = Shootings(args.data, load(Settings()))
    cases = [read_case(row, shootings) for row in shootings.cases]
    chosen = shootings.incidents if args.full else shootings.incidents[:_PART]
    records = [record for row in chosen for record in read_record(row, shootings)]
    if args.verbose:
        print("\n".join((*misread(cases), *mistold(cases))))
    report(Evaluation("numbers", args.data, len(cases), "cases", tuple(figures(cases, records))), args.json)


def figures(cases: Sequence[Case], records: Sequence[Record]) -> Iterator[Figure]:
    """All figures, in their order."""

    def right(some: Sequence[Case]) -> float | None:
        return _share(s.read == s.wanted for c in some for s in c.stated)

    def first(some: Sequence[Case]) -> float | None:
        return _share(s.first == s.wanted for c in some for s in c.stated)

    yield _figure("read right", right, cases, sum(len(c.stated) for c in cases))
    for slot in SLOTS:
        own = [c for c in cases if c.slot == slot]
        yield _figure(f"read right, {slot}", right, own, sum(len(c.stated) for c in own))
    yield _figure("first number right", first, cases, sum(len(c.stated) for c in cases))
    shown = [c for c in cases if c.told]
    real = [c for c in cases if c.is_real]
    found = [c for c in shown if c.is_real]
    yield _figure("mismatch P", lambda some: _share(c.is_real for c in some), shown, len(shown))
    yield _figure("mismatch R", lambda some: _share(bool(c.told) for c in some), real, len(real))
    yield _figure("relation", lambda some: _share(c.told == c.relation for c in some), found, len(found))
    told = [r for r in records if r.told is not None]
    yield _figure("toll", lambda some: _share(r.told == r.wanted for r in some), told, len(told))
    for slot in SLOTS:
        own_records = [r for r in told if r.slot == slot]
        yield _figure(
            f"toll, {slot}",
            lambda some: _share(r.told == r.wanted for r in some),
            own_records,
            len(own_records),
        )


def _figure(
    name: str, value: Callable[[Sequence[Unit]], float | None], units: Sequence[Unit], n: int
) -> Figure:
    return Figure(name, value(units), *bootstrap(units, value), n)


def _share(holds: Iterable[bool]) -> float | None:
    listed = list(holds)
    return sum(listed) / len(listed) if listed else None


def misread(cases: Iterable[Case]) -> Iterator[str]:
    """One line for each article whose number is read wrong."""
    for case in cases:
        for one in case.stated:
            if one.read != one.wanted:
                yield f"{case.incident} {case.slot} {one.article[:8]}: {one.wanted:g}, read {one.read}"


def mistold(cases: Iterable[Case]) -> Iterator[str]:
    """One line for each case told with another relation than annotated."""
    for case in cases:
        if case.told != (case.relation if case.is_real else ""):
            yield f"{case.incident} {case.slot}: {case.relation}, told {case.told or 'nothing'}: {case.why}"


if __name__ == "__main__":
    main()
