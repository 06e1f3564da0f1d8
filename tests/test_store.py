"""What every store promises: the same tests for memory, SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from stores import add, article_of, reading_of

from whosays.model import Article, Hit, Judgement, Ledger, StorySummary, Tombstone, Unread
from whosays.store import Placed, Store, packed_article, packed_ledger, query_of

CRANE = article_of("A crane fell in Port Ellery.\nNobody was hurt, the harbour master said.", 4)
FERRY = article_of("A ferry sank off Almira.\nThe crew of twelve was saved.", 2)
BEES = article_of("Beekeepers lost half of their hives.\nThe ministry would not comment.")
SUMMARY = StorySummary("s", "A headline", 2, "2031-05-02", "2031-05-04", 3, 1, 1)


def listed(store: Store, *articles: Article) -> None:
    with store.transaction():
        store.enlist(articles)
        store.number()


def numbers_and_ids(store: Store, after: int = 0, most: int = 100) -> list[tuple[int, str]]:
    return [(one.number, one.article.id) for one in store.next_articles(after, most)]


def keep(store: Store, ledger: Ledger, summary: StorySummary) -> None:
    store.keep_ledger(packed_ledger(ledger, dict(store.readings(summary.id))), summary)


def test_articles_are_numbered_in_order_of_arrival_and_only_once(store: Store) -> None:
    listed(store, BEES, CRANE, FERRY)
    first = numbers_and_ids(store)
    assert [key for _, key in first] == [FERRY.id, CRANE.id, BEES.id]
    later = article_of("An older page, listed later.", 1)
    listed(store, CRANE, later)
    assert numbers_and_ids(store)[:3] == first
    assert numbers_and_ids(store, after=first[-1][0]) == [(first[-1][0] + 1, later.id)]
    assert numbers_and_ids(store, most=1) == first[:1]
    assert store.waiting() == 4


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    whole = replace(CRANE, authors=("A. Pen", "B. Ink"), given_id="crane.txt", retrieved="2031-05-05")
    listed(store, whole)
    assert [one.article for one in store.next_articles(0, 9)] == [whole]


def test_another_text_of_one_page_names_what_it_replaces(store: Store) -> None:
    page = "https://orle.example/crane"
    first, second = article_of("Ten were hurt.", 2, page), article_of("Nobody was hurt.", 3, page)
    other = article_of("Bees.", 3, "https://orle.example/bees")
    listed(store, second, first, other, CRANE)
    third = article_of("Two were hurt.", 1, page)
    listed(store, third)
    named = {one.article.id: one.article.version_of for one in store.next_articles(0, 9)}
    assert named == {first.id: None, second.id: first.id, third.id: second.id, other.id: None, CRANE.id: None}


def test_what_is_known_of_an_article(store: Store) -> None:
    listed(store, CRANE, FERRY)
    store.enlist([BEES])
    assert store.states([CRANE.id, BEES.id, "0" * 16]) == {CRANE.id: "held", BEES.id: "held"}
    store.fail(1, "is not English")
    assert store.states([FERRY.id]) == {FERRY.id: "failed"}
    store.erase([CRANE.id], [Tombstone(CRANE.id, "article", "me", "2031-05-05T10:00Z")])
    assert store.states([CRANE.id]) == {CRANE.id: "forgotten"}


def test_readings_come_back_as_they_were_in_order_of_number(store: Store) -> None:
    add(store, CRANE, FERRY, story="s")
    assert store.readings("s") == [(1, reading_of(FERRY)), (2, reading_of(CRANE))]
    assert store.waiting() == 0
    assert [(p.number, p.story, p.profile) for p in store.profiles()] == [
        (1, "s", b"profile"),
        (2, "s", b"profile"),
    ]
    assert (store.founder("s"), store.founder("none")) == (FERRY.id, None)
    assert (store.story_of(CRANE.id), store.story_of(BEES.id)) == ("s", None)


def test_a_reading_of_every_kind_of_record_comes_back(
    store: Store, example_ledgers: tuple[Ledger, ...]
) -> None:
    readings = {r.article.id: r for ledger in example_ledgers for r in ledger.story.readings}
    listed(store, *(r.article for r in readings.values()))
    came = [(n.number, readings[n.article.id]) for n in store.next_articles(0, 99)]
    store.place(Placed(number, packed_article(r), "s", bytes(range(256))) for number, r in came)
    assert [repr(one) for one in store.readings("s")] == [repr(one) for one in came]


def test_a_profile_can_be_made_anew(store: Store) -> None:
    add(store, CRANE, FERRY, story="s")
    assert store.without_profiles() == []
    store.keep_profiles([(2, b"")])
    assert store.without_profiles() == ["s"]
    store.keep_profiles([(2, b"other")])
    assert [(p.number, p.story, p.profile) for p in store.profiles()] == [
        (1, "s", b"profile"),
        (2, "s", b"other"),
    ]
    assert store.without_profiles() == []


def test_the_founders_of_all_stories(store: Store) -> None:
    add(store, CRANE, FERRY)
    assert store.founders() == {f"story of {article.id}": article.id for article in (CRANE, FERRY)}


def test_what_is_there_already_stays(store: Store) -> None:
    (one,) = add(store, CRANE, story="s")
    store.place([Placed(one.number, packed_article(reading_of(FERRY)), "t", b"other")])
    assert [reading for _, reading in store.readings("s")] == [reading_of(CRANE)]
    assert (store.story_of(CRANE.id), store.story_ids()) == ("s", ["s"])


def test_a_story_is_untold_until_its_ledger_is_kept_and_again_when_it_grows(
    store: Store, example_ledgers: tuple[Ledger, ...]
) -> None:
    ledger = example_ledgers[0]
    one, *rest = [r.article for r in ledger.story.readings]
    readings = {r.article.id: r for r in ledger.story.readings}

    def place(*articles: Article) -> None:
        listed(store, *articles)
        store.place(
            Placed(n.number, packed_article(readings[n.article.id]), ledger.story.id, b"")
            for n in store.next_articles(0, 99)
        )

    summary = replace(SUMMARY, id=ledger.story.id)
    place(*rest)
    assert list(store.untold()) == store.story_ids() == [ledger.story.id]
    assert store.untold()[ledger.story.id] == len(rest)
    assert store.ledger(ledger.story.id) is None
    smaller = replace(ledger, story=replace(ledger.story, readings=ledger.story.readings[1:]))
    keep(store, smaller, summary)
    assert store.untold() == {}
    assert store.ledger(ledger.story.id) == (smaller, True)
    place(one)
    assert store.untold() == {ledger.story.id: len(rest) + 1}
    assert store.ledger(ledger.story.id) == (smaller, False)
    keep(store, ledger, summary)
    kept = store.ledger(ledger.story.id)
    assert kept
    assert repr(kept[0]) == repr(ledger)


def test_summaries_are_in_order_of_founding_and_can_be_chosen(
    store: Store, example_ledgers: tuple[Ledger, ...]
) -> None:
    summaries = []
    for index, (article, last, disputed) in enumerate(((CRANE, "2031-05-04", 0), (BEES, None, 2))):
        add(store, article, story=f"s{index}")
        ledger = replace(example_ledgers[0], story=replace(example_ledgers[0].story, readings=()))
        summaries.append(replace(SUMMARY, id=f"s{index}", last=last, disputed=disputed))
        keep(store, ledger, summaries[-1])
    assert list(store.summaries(None, disputed=False)) == summaries
    assert list(store.summaries(None, disputed=True)) == summaries[1:]
    assert list(store.summaries("2031-05-04", disputed=False)) == summaries[:1]
    assert list(store.summaries("2031-05-05", disputed=False)) == []


def test_a_transaction_is_written_wholly_or_not_at_all(store: Store) -> None:
    add(store, CRANE)
    before = store.counts()

    def stopped() -> None:
        store.enlist([FERRY])
        store.number()
        store.place([Placed(2, packed_article(reading_of(FERRY)), "s", b"")])
        store.list_unread("here", [Unread("item", "reason")])
        store.erase([CRANE.id], [Tombstone(CRANE.id, "article", "me", "2031-05-05T10:00Z")])
        raise KeyError("stops")

    with pytest.raises(KeyError, match="stops"), store.transaction():
        stopped()
    assert replace(store.counts(), size=before.size) == before
    assert store.states([CRANE.id, FERRY.id]) == {CRANE.id: "held"}
    assert [hit.article for hit in store.search(query_of("crane"), 9)] == [CRANE.id] * 2


def test_what_failed_is_listed_with_its_reason_and_gets_a_new_number_to_be_read_again(store: Store) -> None:
    listed(store, CRANE, FERRY)
    store.fail(1, "is not English")
    store.list_unread("b", [Unread("b.txt", "is empty"), Unread("b.txt", "is empty")])
    store.list_unread("a", [Unread("a.txt", "is empty")])
    failed = [Unread(FERRY.id, "is not English")]
    assert list(store.failures()) == sorted(
        [*failed, Unread("a.txt", "is empty"), Unread("b.txt", "is empty")], key=lambda u: u.item
    )
    assert numbers_and_ids(store) == [(2, CRANE.id)]
    store.list_unread("a", [])
    store.retry()
    store.number()
    assert store.failures() == [Unread("b.txt", "is empty")]
    assert numbers_and_ids(store) == [(2, CRANE.id), (3, FERRY.id)]


def hits(store: Store, asked: str, most: int = 9) -> Sequence[tuple[str, str]]:
    return [(hit.kind, hit.words) for hit in store.search(query_of(asked), most)]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("CRANE", ["A crane fell."]),
        ("fell crane", ["A crane fell."]),
        ('"crane fell"', ["A crane fell."]),
        ('"fell crane"', []),
        ("crane wheat", []),
        ("cran", []),
        ("élan", ["Élan and e\u0301lan; naïve."]),
        ("elan", []),
        ("12", ["It cost 12.50 at 3,000 m in Nørre-Å."]),
        ("nørre å", ["It cost 12.50 at 3,000 m in Nørre-Å."]),
        ("the' OR -x NEAR(", []),
        ("it's", ["It's wheat:* “AND” so_on."]),
        ("so on", ["It's wheat:* “AND” so_on."]),
        ("straße", ["STRASSE."]),
    ],
)
def test_words_are_found_alike(store: Store, asked: str, lines: list[str]) -> None:
    text = "A crane fell.\nÉlan and e\u0301lan; naïve.\nIt cost 12.50 at 3,000 m in Nørre-Å.\n"
    text += "It's wheat:* “AND” so_on.\nSTRASSE."
    add(store, article_of(text))
    assert [words for kind, words in hits(store, asked) if kind == "report"] == lines


def test_the_newest_is_found_first_and_titles_are_searched(store: Store) -> None:
    add(store, article_of("Rain fell.\nMore rain fell.", 2, title="Weather"))
    add(store, article_of("Snow fell.", 1))
    assert [words for kind, words in hits(store, "fell") if kind == "report"] == [
        "Snow fell.",
        "More rain fell.",
        "Rain fell.",
    ]
    assert hits(store, "fell", most=1)[0] == ("report", "Snow fell.")
    assert len(hits(store, "fell", most=1)) == 2
    (hit,) = store.search(query_of("weather"), 9)
    assert hit == Hit("article", "Weather", hit.article, f"story of {hit.article}")


def test_no_more_words_of_an_article_than_are_indexed_are_found(store: Store) -> None:
    add(store, article_of(f"{'word ' * 15_999}inside outside.", 1))
    assert [kind for kind, _ in hits(store, "inside")] == ["report", "article"]
    assert hits(store, "outside") == []


def test_judgements_are_kept_once_in_order_of_time(store: Store) -> None:
    add(store, CRANE, story="s")
    later = Judgement("note", CRANE.id, "", "Ann", "2031-05-06T10:00Z", "look again")
    earlier = Judgement("same-source", "a", "b", "Bob", "2031-05-05T10:00Z")
    for judgement in (later, earlier, later):
        store.judge("s", judgement)
    store.judge("t", replace(earlier, by="Cleo"))
    assert store.judgements("s") == [earlier, later]
    assert len(store.judgements()) == 3
    assert "s" in store.untold()


def test_a_story_that_became_part_of_another_leads_there(store: Store) -> None:
    numbered = {one.article.id: one for one in add(store, CRANE, FERRY, story="s")}
    crane, ferry = numbered[CRANE.id], numbered[FERRY.id]
    (bees,) = add(store, BEES, story="t")
    judged = Judgement("note", BEES.id, "", "Ann", "2031-05-06T10:00Z")
    with store.transaction():
        store.judge("t", judged)
        store.move([(bees.number, "s")])
    numbers = sorted([crane.number, ferry.number, bees.number])
    assert [number for number, _ in store.readings("s")] == numbers
    assert (store.now("t"), store.now("s"), store.now("u")) == ("s", "s", "u")
    assert store.founder("t") is None
    assert store.judgements("s") == [judged]
    assert list(store.story_ids()) == ["s"]
    with store.transaction():
        store.move([(ferry.number, "v")])
    assert (store.founder("v"), store.story_of(FERRY.id)) == (FERRY.id, "v")
    assert set(store.untold()) == {"s", "v"}


def test_what_is_erased_is_gone_with_all_that_came_from_it(
    store: Store, example_ledgers: tuple[Ledger, ...]
) -> None:
    add(store, CRANE, FERRY, story="s")
    add(store, BEES, story="t")
    empty = replace(example_ledgers[0], story=replace(example_ledgers[0].story, readings=()))
    for story in ("s", "t"):
        keep(store, empty, replace(SUMMARY, id=story))
    report = reading_of(CRANE).reports[0].id
    kept = Judgement("note", FERRY.id, "", "Ann", "2031-05-06T10:00Z")
    for judgement in (kept, replace(kept, a=CRANE.id), replace(kept, a=FERRY.id, b=report)):
        store.judge("s", judgement)
    store.judge("t", replace(kept, a="t"))
    stones = [Tombstone(x, "article", "Ann", "2031-05-07T10:00Z") for x in (CRANE.id, BEES.id)]
    stones.append(Tombstone("t", "story", "Ann", "2031-05-07T10:00Z"))
    with store.transaction():
        store.erase([BEES.id, CRANE.id, "0" * 16], stones)
    assert store.tombstones() == sorted(stones, key=lambda stone: stone.id)
    assert [reading.article.id for _, reading in store.readings("s")] == [FERRY.id]
    assert (store.story_ids(), store.untold()) == (["s"], {"s": 1})
    assert (store.ledger("s"), store.ledger("t")) == (None, None)
    assert store.judgements() == [kept]
    assert [p.number for p in store.profiles()] == [1]
    assert not store.search(query_of("crane"), 9)
    assert not store.search(query_of("beekeepers"), 9)
    assert len(store.search(query_of("ferry"), 9)) == 2
    store.vacuum()
    assert len(store.search(query_of("ferry"), 9)) == 2
    counts = store.counts()
    assert (counts.articles, counts.read, counts.stories, counts.forgotten) == (1, 1, 1, 2)


def test_what_waits_failed_or_is_only_listed_can_be_erased(store: Store) -> None:
    listed(store, CRANE, FERRY)
    store.fail(1, "is not English")
    store.enlist([BEES])
    store.erase([CRANE.id, FERRY.id, BEES.id], [])
    counts = store.counts()
    assert (counts.articles, counts.waiting, counts.failed) == (0, 0, 0)


def test_settings_are_kept(store: Store) -> None:
    store.keep_setting("reader", "rules")
    store.keep_setting("models", "one")
    store.keep_setting("models", "two")
    assert store.settings() == {"models": "two", "reader": "rules"}


def test_all_is_counted(store: Store) -> None:
    listed(store, CRANE, FERRY)
    store.place([Placed(1, packed_article(reading_of(FERRY)), "s", b"")])
    store.enlist([BEES])
    store.list_unread("a", [Unread("a.txt", "is empty")])
    counts = store.counts()
    assert (counts.articles, counts.read, counts.waiting, counts.failed) == (3, 1, 1, 1)
    assert (counts.stories, counts.untold, counts.judgements, counts.forgotten) == (1, 1, 0, 0)
    assert counts.size is None or counts.size > 0


def test_what_is_written_twice_is_there_once(store: Store) -> None:
    stone = Tombstone(BEES.id, "article", "me", "2031-05-05T10:00Z")
    judgement = Judgement("note", CRANE.id, "", "Ann", "2031-05-08T09:00Z", "call him")
    page = article_of("A crane fell, again.", 6, "https://orle.example/crane")
    steps: list[Callable[[], None]] = [
        lambda: store.enlist([CRANE, FERRY, BEES, page]),
        store.number,
        lambda: store.keep_setting("reader", "rules"),
        lambda: store.place(
            [Placed(n, packed_article(reading_of(a)), "s", b"") for n, a in ((1, FERRY), (2, CRANE))]
        ),
        lambda: store.move([(2, "t")]),
        lambda: store.fail(3, "is not English"),
        lambda: store.list_unread("place", [Unread("a.txt", "is empty")]),
        lambda: store.judge("s", judgement),
        lambda: store.erase([BEES.id], [stone]),
        store.retry,
        store.number,
    ]
    for step in steps:
        store.write(step)
        once = state(store)
        store.write(step)
        assert state(store) == once


def state(store: Store) -> tuple[object, ...]:
    """All that can be asked of a store, but for its size."""
    return (
        replace(store.counts(), size=None),
        store.settings(),
        store.next_articles(0, 9),
        [*store.profiles()],
        {story: store.readings(story) for story in store.story_ids()},
        store.untold(),
        store.failures(),
        store.judgements(),
        store.tombstones(),
        store.search(query_of("crane"), 9),
    )


def test_what_a_write_that_stops_has_written_is_not_there(store: Store) -> None:
    def stops() -> None:
        store.enlist([CRANE])
        raise ValueError("stops")

    with pytest.raises(ValueError, match="stops"):
        store.write(stops)
    assert store.counts().articles == 0
    assert store.write(lambda: 7) == 7
