import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import whosays
from whosays.lexicon import Lexicon
from whosays.model import Article, Ledger, Report, Span, Unread
from whosays.reading import Outline, outline
from whosays.reading.models import Models
from whosays.showing import json as showing_json

TEXT = "A crane fell on the quay on Monday. Two people were hurt, the port said."
GERMAN = "Ein Kran ist am Montag auf den Kai gestürzt. Zwei Menschen wurden verletzt, so der Hafen."


def test_a_fault_in_reading_one_article_is_seen_and_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: Models
) -> None:
    def fail(article: Article, lexicon: Lexicon) -> Outline:
        if article.given_id == "a.txt":
            raise KeyError(article.text)
        return outline(article, lexicon)

    monkeypatch.setattr("whosays.reading.batches.outline", fail)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TEXT} See {name}.")
    readings = whosays.read(tmp_path, models=models)
    assert [r.article.given_id for r in readings] == ["b.txt"]
    (fault,) = readings.unread
    assert fault.item == "a.txt"
    assert fault.reason.startswith("could not be read: KeyError at batches.py:")
    assert TEXT not in fault.reason


def test_what_cannot_be_read_is_listed_and_the_rest_read(tmp_path: Path, models: Models) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text(GERMAN)
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_text("...")
    readings = whosays.read(tmp_path, models=models)
    assert [r.article.given_id for r in readings] == ["a.txt"]
    assert readings.unread == (
        Unread("b.txt", "is the same as a.txt", left_out=True),
        Unread("c.txt", "is in a language we cannot read (de); English only so far"),
        Unread("d.txt", "is empty"),
        Unread("e.txt", "has no sentence; give the text of an article"),
    )


def test_an_article_of_one_paragraph_that_begins_like_a_caption_is_read(
    tmp_path: Path, models: Models
) -> None:
    text = (
        "A photograph released by the army shows the bridge in ruins. Shops in the high street opened late."
    )
    (tmp_path / "a.txt").write_text(text)
    (reading,) = whosays.read(tmp_path, models=models)
    assert [r.sentence.of(reading.article.text) for r in reading.reports if r.part == "text"] == [
        "A photograph released by the army shows the bridge in ruins.",
        "Shops in the high street opened late.",
    ]


def test_standard_input_is_read(models: Models) -> None:
    given = io.BytesIO(TEXT.encode())
    (reading,) = whosays.read("-", models=models, standard_input=given)
    assert reading.article.text == TEXT


def test_every_item_is_told_as_it_is_done(tmp_path: Path, models: Models) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_text(TEXT)
    done: list[tuple[int, str]] = []
    whosays.read(tmp_path, models=models, progress=lambda *told: done.append(told))
    assert done == [(1, "a.txt"), (2, "b.pdf")]


# --------------------------------------------------------------------------------------- promises

EXAMPLES = Path(__file__).parent.parent / "examples"
LINES = (
    "Crane falls on Orle quay",
    "By Ana Pol",
    "ORLE, May 3 (Reuters) -",
    "A crane fell on the quay on Monday, killing at least 12 people, police said.",
    "“It fell at 6.40am,” Mayor Ina Brand told Reuters. “Nobody had warned us.”",
    "The port denied that 12 people had died; it said that 9 had.",
    "This news was confirmed by two officials, citing a source in the port.",
    "They have reportedly left the harbour 🚢 a week earlier.",
    "Ina Brand said so — and “Orle’s cranes are safe”, she added.",
    "What happened on the quay?",
    "Share this:",
    "READ ALSO: Ten cranes",
    "12\u00a0people\tcame, \u202ethe port\u202c said.",
    "",
)
PILES = st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), min_size=1, max_size=3)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(readings: whosays.Readings, models: Models) -> list[Ledger]:
    return [whosays.tell(story, models=models) for story in whosays.gather(readings)]


def of_pile(pile: list[list[str]], models: Models) -> whosays.Readings:
    lines = [
        json.dumps({"text": "\n".join(lines), "title": lines[0], "outlet": f"Paper {n}"})
        for n, lines in enumerate(pile)
    ]
    return whosays.read("-", models=models, standard_input=io.BytesIO("\n".join(lines).encode()))


def spans(record: object) -> Iterator[Span]:
    """All spans that `record` and the records in it hold."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from spans(one)
    elif is_dataclass(record) and not isinstance(record, Article):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


def in_part(report: Report) -> list[Span]:
    """The spans of `report` that lie in its own part; a carried source may stand in another."""
    sources = [source for source in report.chain if source.part == report.part]
    held = (report.span, report.sentence, report.content, report.times, report.quantities, report.slots)
    return list(spans((*held, report.proposition, tuple(sources))))


@FEW
@given(PILES)
def test_every_span_fits_and_masking_never_changes_text(models: Models, pile: list[list[str]]) -> None:
    texts = {"\n".join(lines) for lines in pile}
    for reading in of_pile(pile, models):
        text, title = reading.article.text, reading.article.title
        assert text in texts
        read_in_text = (reading.boilerplate, reading.headline, reading.byline, reading.dateline)
        assert all(span.end <= len(text) for span in spans((*read_in_text, reading.reporting)))
        for report in reading.reports:
            assert all(span.end <= len(reading.article.part(report.part)) for span in in_part(report))
            assert all(s.span.end <= len(text if s.part == "text" else title) for s in report.chain)


@FEW
@given(PILES)
def test_every_quote_is_its_slice(models: Models, pile: list[list[str]]) -> None:
    for ledger in told(of_pile(pile, models), models):
        shown = json.loads(showing_json.show(ledger))
        articles = {article["id"]: article for article in shown["articles"]}
        for report in shown["reports"]:
            part = articles[report["article"]][report["in"]]
            assert report["quote"] == part[report["start"] : report["end"]]


@FEW
@given(PILES)
def test_every_report_is_in_exactly_one_claim(models: Models, pile: list[list[str]]) -> None:
    readings = of_pile(pile, models)
    ledgers = told(readings, models)
    claimed = Counter(report for ledger in ledgers for claim in ledger.claims for report in claim.reports)
    assert claimed == Counter(report.id for reading in readings for report in reading.reports)


@FEW
@given(PILES)
def test_telling_twice_gives_the_same_bytes(models: Models, pile: list[list[str]]) -> None:
    once, again = (
        [showing_json.show(ledger) for ledger in told(of_pile(pile, models), models)] for _ in range(2)
    )
    assert once == again


@settings(FEW, max_examples=4)
@given(st.randoms(use_true_random=False))
def test_any_order_of_input_files_gives_the_same_bytes(models: Models, random: Random) -> None:
    paths = sorted(path for path in EXAMPLES.rglob("*") if path.is_file())
    in_order = [showing_json.show(ledger) for ledger in told(whosays.read(paths, models=models), models)]
    random.shuffle(paths)
    shuffled = [showing_json.show(ledger) for ledger in told(whosays.read(paths, models=models), models)]
    assert shuffled == in_order
