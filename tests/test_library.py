"""A store put to use: the same ledgers however they came about, versions, changes, judging, forgetting."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.postgres import Server
from whosays import telling
from whosays.engine import LocalEngine
from whosays.errors import StoreError, UnreadableError
from whosays.gathering.sketches import Sketch
from whosays.gathering.stories import Gatherer
from whosays.lexicon import Lexicon
from whosays.library import Library, Untold
from whosays.model import Article, ChangedStory, Judgement, Ledger, MadeBy, Story, Unread, Verb
from whosays.reading.input import files
from whosays.reading.layout.outlines import Outline, outline
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.showing import json as as_json
from whosays.store import Store, open_store
from whosays.store.memory import MemoryStore

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
OPEN_STORIES = ("assad-moscow", "korea-oil", "croydon-tram", "homs")

PAGE = "https://orle.example/crane"
FIRST = """Twelve people were hurt when a crane fell on a ferry in Port Ellery on Tuesday, police said.
The harbour master, Jonas Peel, said the crane was forty years old.
The ferry had come from Almira with two hundred passengers, the harbour office said."""
AGAIN = """Nine people were hurt when a crane fell on a ferry in Port Ellery on Tuesday, police said.
The harbour master, Jonas Peel, said the crane was forty years old.
The ferry had come from Almira with two hundred passengers, the harbour office said.
Correction: an earlier version of this article said that twelve people were hurt."""
OTHER = """A crane fell on a ferry in Port Ellery on Tuesday, hurting fourteen people, the hospital said.
The owner of the crane, Norland Lifting, denied that the crane was forty years old.
The ferry had come from Almira with two hundred passengers."""
ZEBRA = """A zebra named Quixotrumpel left the zoo of Orle on Monday night, the keeper Ann Brand said.
The zoo's gate had been left open, Ms Brand told the Orle Post."""


def pile(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    file = folder / f"{name}.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def row(text: str, day: int, outlet: str = "Orle Post", **more: str) -> dict[str, str]:
    return {"text": text, "outlet": outlet, "published": f"2031-05-{day:02}", **more}


@pytest.fixture
def kept(store: Store, models: Models) -> Library:
    return Library(store, load_models=lambda _: models)


def add(kept: Library, *paths: Path, retry: bool = False) -> tuple[list[ChangedStory | Untold], list[Unread]]:
    with kept.store.writer():
        listed = kept.enlist(paths, retry=retry)
        failed = [*listed.unread, *kept.read()]
        return list(kept.tell()), failed


def shown(ledgers: Sequence[Ledger]) -> list[str]:
    return sorted(as_json.show(ledger) for ledger in ledgers)


# ----------------------------------------------------------------------------------- the same bytes


def test_every_store_tells_the_examples_as_tell_does(
    kept: Library, example_ledgers: tuple[Ledger, ...]
) -> None:
    add(kept, EXAMPLES)
    assert shown(list(kept.ledgers())) == shown(example_ledgers)


def test_two_workers_write_the_bytes_of_one(models: Models, example_ledgers: tuple[Ledger, ...]) -> None:
    kept = Library(MemoryStore(), load_models=lambda _: models, engine=LocalEngine(2))
    add(kept, EXAMPLES)
    assert shown(list(kept.ledgers())) == shown(example_ledgers)


def test_one_by_one_in_order_gives_what_all_at_once_gives(
    models: Models, example_ledgers: tuple[Ledger, ...], tmp_path: Path
) -> None:
    kept = Library(MemoryStore(), load_models=lambda _: models)
    readings = sorted((r for x in example_ledgers for r in x.story.readings), key=lambda r: r.article.arrival)
    for number, reading in enumerate(readings):
        article = reading.article
        when = {"published": article.published.value} if article.published else {}
        fields = {"text": article.text, "title": article.title, "outlet": article.outlet, "url": article.url}
        given = {key: value for key, value in fields.items() if value}
        add(kept, pile(tmp_path, str(number), {**given, **when}))
    assert [len(ledger.articles) for ledger in kept.ledgers()] == [
        len(ledger.articles) for ledger in example_ledgers
    ]
    assert {s.id for s in kept.stories()} == {ledger.story.id for ledger in example_ledgers}


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs ../shared")
def test_every_store_tells_the_open_gold_stories_alike(
    models: Models, postgres: Server, tmp_path: Path
) -> None:
    files = [GOLD / story / "articles.jsonl" for story in OPEN_STORIES]
    told = []
    for place in (None, str(tmp_path / "s.db"), postgres.empty()):
        with closing(open_store(place, create=True) if place else MemoryStore()) as store:
            kept = Library(store, load_models=lambda _: models)
            add(kept, *files)
            told.append([as_json.show(ledger) for ledger in kept.ledgers()])
    assert len(told[0]) >= len(files)
    assert told[0] == told[1] == told[2]


def test_what_is_held_is_not_read_again(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 6))
    first, _ = add(kept, file)
    assert len(first) == 2
    before = [as_json.show(ledger) for ledger in kept.ledgers()]
    monkeypatch.setattr("whosays.reading.batches.read_batch", lambda *_: pytest.fail("was read"))
    assert add(kept, file) == ([], [])
    assert [as_json.show(ledger) for ledger in kept.ledgers()] == before


def test_what_is_not_up_to_date_is_told_anew_when_asked_for(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6)))
    (story,) = kept.stories()
    with kept.store.writer():
        kept.enlist([pile(tmp_path, "b", row(OTHER, 7))])
        list(kept.read())
    assert kept.store.untold() == {story.id: 2}
    assert len(kept.ledger(story.id).articles) == 2
    assert [len(ledger.articles) for ledger in kept.ledgers()] == [2]


def faulty_teller() -> Callable[[Story, Lexicon, MadeBy], Ledger]:
    """Tells every story but that of the zebra, whose name is in the fault."""
    whole = telling.tell

    def tell(story: Story, lexicon: Lexicon, made_by: MadeBy) -> Ledger:
        if "Quixotrumpel" in story.readings[0].article.text:
            raise KeyError("Quixotrumpel")
        return whole(story, lexicon, made_by)

    return tell


def test_a_fault_in_one_story_does_not_lose_the_others(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosays.telling.tell", faulty_teller())
    told, _ = add(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 6)))
    assert sorted(type(one).__name__ for one in told) == ["ChangedStory", "Untold"]
    monkeypatch.undo()
    with kept.store.writer():
        assert len(list(kept.tell())) == 1
    assert len(list(kept.stories())) == 2


# ------------------------------------------------------------------------------- what was not read


def test_what_failed_is_kept_with_its_reason_and_read_again_when_asked(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7, id="zebra"))
    (tmp_path / "empty.txt").write_bytes(b"")
    whole = outline

    def stops(article: Article, lexicon: Lexicon) -> Outline:
        if "zebra" in article.text:
            raise UnreadableError("stops")
        return whole(article, lexicon)

    monkeypatch.setattr("whosays.reading.batches.outline", stops)
    _, failed = add(kept, file, tmp_path / "empty.txt")
    assert {u.item for u in failed} == {"zebra", "empty.txt"}
    assert {u.reason for u in kept.store.failures()} == {"stops", "is empty"}
    monkeypatch.undo()
    assert add(kept, file) == ([], [])
    told, failed = add(kept, retry=True)
    assert (len(told), failed) == (1, [])
    assert [u.item for u in kept.store.failures()] == ["empty.txt"]
    (tmp_path / "empty.txt").write_text(OTHER, encoding="utf-8")
    add(kept, tmp_path / "empty.txt")
    assert kept.store.failures() == []


def test_half_a_character_is_told_and_stops_nothing(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files.articles

    def halved(*arguments: Any) -> Iterator[Article | Unread]:
        for item in whole(*arguments):
            if isinstance(item, Article) and "zebra" in item.text:
                yield replace(item, title="\ud800")
            else:
                yield item

    monkeypatch.setattr("whosays.reading.input.files.articles", halved)
    _, (failed,) = add(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7)))
    assert "half of a character" in failed.reason
    assert len(list(kept.stories())) == 1


# ---------------------------------------------------------------------------- versions and changes


def test_a_changed_page_is_a_new_version_and_its_reports_stand_alone(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6, url=PAGE, id="first")))
    (changed,), _ = add(kept, pile(tmp_path, "b", row(AGAIN, 7, url=PAGE, id="again")))
    assert isinstance(changed, ChangedStory)
    (correction,) = [change for change in changed.changes if change.kind == "correction"]
    assert correction.text.startswith("Correction: an earlier version")
    ledger = kept.ledger(changed.story.id)
    (article,) = [reading.article for reading in ledger.story.readings]
    assert article.given_id == "again"
    assert article.version_of is not None
    assert {report.article for report in ledger.reports.values()} == {article.id}
    (gone,) = ledger.story.unread
    assert gone.item == "first"
    assert gone.reason.startswith("replaced by a later version of the page, which says: Correction")
    then = kept.ledger(changed.story.id, as_of="2031-05-06")
    assert [reading.article.given_id for reading in then.story.readings] == ["first"]
    assert then.story.id == ledger.story.id


def test_a_version_that_says_nothing_of_it_is_no_correction(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6, url=PAGE)))
    text = AGAIN.rsplit("\n", 1)[0]
    (changed,), _ = add(kept, pile(tmp_path, "b", row(text, 7, url=PAGE, id="again")))
    assert isinstance(changed, ChangedStory)
    assert [(c.kind, c.text) for c in changed.changes if c.kind in ("correction", "version")] == [
        ("version", "again")
    ]


def test_what_new_articles_bring_is_shown_and_only_touched_stories_are_told(
    kept: Library, tmp_path: Path
) -> None:
    first, _ = add(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 6)))
    assert [one.new for one in first if isinstance(one, ChangedStory)] == [True, True]
    (changed,), _ = add(kept, pile(tmp_path, "b", row(OTHER, 7, outlet="Selby Evening News")))
    assert isinstance(changed, ChangedStory)
    assert not changed.new
    assert len(changed.added) == 1
    assert (changed.story.articles, changed.story.last) == (2, "2031-05-07")
    kinds = {change.kind for change in changed.changes}
    assert "denial" in kinds
    assert "correction" not in kinds


# ------------------------------------------------------------------------------ judging, forgetting


def test_a_judgement_stands_in_the_ledger_and_needs_something_to_be_about(
    kept: Library, tmp_path: Path
) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6), row(OTHER, 7)))
    (story,) = kept.stories()
    report, other, *_ = kept.ledger(story.id).reports
    judgement = Judgement("same-claim", report, other, "Ann", "2031-05-08T09:00Z", "both of the crane")
    with kept.store.writer():
        kept.judge(story.id, judgement)
    ledger = kept.ledger(story.id)
    assert ledger.story.judgements == (judgement,)
    (said,) = json.loads(as_json.show(ledger))["judgements"]
    assert (said["verb"], said["a"], said["by"]) == ("same-claim", report, "Ann")
    with (
        kept.store.writer(),
        pytest.raises(StoreError, match="is of reports or claims, and story"),
    ):
        kept.judge(story.id, replace(judgement, b="0" * 16))
    with pytest.raises(StoreError, match="holds no story"):
        kept.ledger("0" * 16)


@pytest.mark.parametrize(
    ("verb", "a", "b", "of"),
    [
        ("same-story", "story", "article", "articles"),
        ("shares-text", "article", "claim", "articles"),
        ("same-claim", "claim", "article", "reports or claims"),
        ("independent", "origin", "claim", "reports or claims"),
        ("wrong-source", "article", "", "reports or claims"),
        ("same-name", "name", "nobody", "names"),
        ("note", "nobody", "", "things of the ledger"),
    ],
)
def test_a_judgement_of_what_its_verb_is_not_of_is_refused(
    kept: Library, tmp_path: Path, verb: Verb, a: str, b: str, of: str
) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6), row(OTHER, 7)))
    (summary,) = kept.stories()
    ledger = kept.ledger(summary.id)
    ids = {
        "story": summary.id,
        "article": next(iter(ledger.articles)),
        "claim": ledger.claims[0].id,
        "origin": ledger.claims[0].origins[0].id,
        "name": ledger.names[0].name,
        "nobody": "Nemo",
        "": "",
    }
    judgement = Judgement(verb, ids[a], ids[b], "Ann", "2031-05-08T09:00Z")
    with kept.store.writer(), pytest.raises(StoreError, match=f"“{verb}” is of {of}"):
        kept.judge(summary.id, judgement)
    assert not kept.store.judgements()


def test_what_was_judged_of_names_can_be_taken_back(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6), row(OTHER, 7)))
    (summary,) = kept.stories()
    one, other, *_ = (name.name for name in kept.ledger(summary.id).names)
    judged = Judgement("same-name", one, other, "Ann", "2031-05-08T09:00Z")
    with kept.store.writer():
        kept.judge(summary.id, judged)
        assert kept.ledger(summary.id).story.judgements == (judged,)
        kept.judge(summary.id, replace(judged, verb="withdrawn", at="2031-05-08T10:00Z"))
    assert kept.ledger(summary.id).story.judgements == ()


def test_what_is_forgotten_is_told_no_more_and_not_taken_in_again(kept: Library, tmp_path: Path) -> None:
    file = pile(tmp_path, "a", row(FIRST, 6), row(OTHER, 7), row(ZEBRA, 7))
    add(kept, file)
    crane, zebra = kept.stories()
    founder = next(iter(kept.ledger(crane.id).articles))
    with kept.store.writer():
        assert kept.forget(founder, "Ann", "2031-05-08T09:00Z") == (founder,)
        assert len(kept.forget(zebra.id, "Ann", "2031-05-08T09:00Z")) == 1
        list(kept.tell())
        listed = kept.enlist([file])
    assert (listed.new, listed.held, listed.failed, listed.forgotten) == (0, 1, 0, 2)
    assert [story.id for story in kept.stories()] == [crane.id]
    assert founder not in kept.ledger(crane.id).articles
    assert {t.kind for t in kept.store.tombstones()} == {"article", "story"}
    with kept.store.writer(), pytest.raises(StoreError, match="holds no article or story"):
        kept.forget(founder, "Ann", "2031-05-08T09:00Z")


# --------------------------------------------------------------------------------------- settings


def test_reader_and_lexicon_are_chosen_once(kept: Library, tmp_path: Path, models: Models) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6)))
    (story,) = kept.stories()
    own = tmp_path / "lexicon"
    own.mkdir()
    for settings, said in (
        (Settings(lexicon=own), "another lexicon"),
        (Settings(reader="learned"), "--reader rules"),
    ):
        other = Library(kept.store, settings, lambda _: models)
        with kept.store.writer(), pytest.raises(StoreError, match=said):
            other.enlist([pile(tmp_path, "b", row(OTHER, 7))])
        with pytest.raises(StoreError, match=said):
            other.ledger(story.id, as_of="2031-05-09")
        assert len(other.ledger(story.id).articles) == 1
        assert list(other.stories()) == [story]
    assert kept.store.counts().articles == 1


def test_a_ledger_of_a_day_before_all_articles_is_refused(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6)))
    (story,) = kept.stories()
    with pytest.raises(StoreError, match="dated later"):
        kept.ledger(story.id, as_of="2031-05-01")


def test_stories_judged_one_become_one_and_the_old_id_leads_there(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6)))
    add(kept, pile(tmp_path, "b", row(ZEBRA, 7)))
    one, other = (summary.id for summary in kept.stories())
    crane, zebra = (kept.ledger(story).story.readings[0].article.id for story in (one, other))
    judged = Judgement("same-story", crane, zebra, "Ann", "2031-05-08T10:00Z")
    with kept.store.writer():
        (told,) = kept.judge(one, judged)
    assert isinstance(told, ChangedStory)
    assert [summary.id for summary in kept.stories()] == [one]
    assert set(kept.ledger(other).articles) == {crane, zebra}
    assert kept.ledger(other).story.judgements == (judged,)
    with kept.store.writer():
        kept.judge(one, replace(judged, verb="withdrawn", at="2031-05-09T10:00Z"))
    assert [summary.id for summary in kept.stories()] == [one, other]


def test_profiles_that_are_missing_are_made_as_they_were(kept: Library, tmp_path: Path) -> None:
    add(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7)))
    before = list(kept.store.profiles())
    kept.store.keep_profiles((one.number, b"") for one in before)
    add(kept, pile(tmp_path, "b", row(OTHER, 8)))
    assert list(kept.store.profiles())[:2] == before
    assert len(kept.store.story_ids()) == 2


def test_only_a_new_judgement_makes_stories_anew(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = []
    whole = Gatherer.add

    def watched(self: Gatherer, newcomer: Sketch) -> object:
        gathered.append(newcomer.article)
        return whole(self, newcomer)

    monkeypatch.setattr(Gatherer, "add", watched)
    add(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7)))
    assert len(gathered) == 2
    one, other = (summary.id for summary in kept.stories())
    crane, zebra = (kept.ledger(story).story.readings[0].article.id for story in (one, other))
    with kept.store.writer():
        kept.judge(one, Judgement("note", crane, "", "Ann", "2031-05-08T09:00Z", "call him"))
        assert len(gathered) == 2
        kept.judge(one, Judgement("same-story", crane, zebra, "Ann", "2031-05-08T10:00Z"))
        assert len(gathered) == 4
    add(kept, pile(tmp_path, "b", row(OTHER, 8)))
    assert len(gathered) == 5
    assert set(kept.ledger(one).articles) >= {crane, zebra}
