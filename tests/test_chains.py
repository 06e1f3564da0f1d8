"""Chains, stances and carrying, on sentences invented for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import UnreadableError
from whosays.model import Article, Reading
from whosays.reading import read_article
from whosays.reading.models import Models

CHAINS = [
    # direct, indirect and mixed quotes
    ("“The dam held,” engineer Ruth Calder said.", ["engineer Ruth Calder"]),
    ("Ruth Calder said the dam had held.", ["Ruth Calder"]),
    ("Ruth Calder said the dam “held all night”.", ["Ruth Calder"]),
    ("The dam held, said Ruth Calder.", ["Ruth Calder"]),
    ("“The dam,” said Ruth Calder, “held all night.”", ["Ruth Calder"]),
    # according to
    ("According to the coastguard, the ferry sank at dawn.", ["the coastguard"]),
    ("The ferry sank at dawn, according to two port officials.", ["two port officials"]),
    ("The work went on according to plan.", []),
    # relays
    (
        "A harbour source told Reuters that the ferry was overloaded.",
        ["Reuters", "A harbour source"],
    ),
    ("The minister told reporters that the ferry was overloaded.", ["The minister"]),
    ("Calder told a court that the ferry was overloaded.", ["Calder"]),
    ("AFP reported that a minister said the ferry was overloaded.", ["AFP", "a minister"]),
    (
        "Interfax, citing a port official, said the ferry was overloaded.",
        ["Interfax", "a port official"],
    ),
    (
        "Citing port officials, the AFP agency reports that the ferry sank.",
        ["the AFP agency", "port officials"],
    ),
    (
        "The ministry said in a statement carried by Xinhua that the ferry sank.",
        ["Xinhua", "The ministry"],
    ),
    (
        "The minister was quoted by Reuters as saying that the ferry sank.",
        ["Reuters", "The minister"],
    ),
    ("Reuters quoted the minister as saying that the ferry sank.", ["Reuters", "the minister"]),
    ("The mayor resigned, citing health concerns.", []),
    # parallel and passive
    ("The sinking was confirmed by the navy.", ["the navy"]),
    ("The ferry sank on Monday, as reported by the navy.", ["the navy"]),
    # noun contents
    ("The navy confirmed the sinking of the ferry.", ["The navy"]),
    ("The navy released a prisoner.", []),
    # data, documents, witnesses
    ("Flight data showed that two jets left the island.", ["Flight data"]),
    ("Satellite images show a column of tanks.", ["Satellite images"]),
    ("Our correspondents saw crowds at the pier.", ["Our correspondents"]),
    # the same constructions, otherwise put
    ("“The crane fell at noon,” Interfax quoted a port official as saying.", ["Interfax", "a port official"]),
    ("Bloomberg reported that the firm owed two million, citing an aide.", ["Bloomberg", "an aide"]),
    ("Local radio, citing hospital staff, reported nine deaths.", ["Local radio", "hospital staff"]),
    ("The talks, as one diplomat put it, are on life support.", ["one diplomat"]),
    ("As the coroner noted, the alarm had been switched off.", ["the coroner"]),
    ("The bridge, engineers say, will not survive the winter.", ["engineers"]),
    ("The prosecutor repeated his allegation that the fund was looted.", ["The prosecutor"]),
    ("Warnings from engineers that the dam was weak were ignored.", ["engineers"]),
    ("Ruth Calder denied having seen the memo.", ["Ruth Calder"]),
    ("The judge called the fraud “breathtaking in its scale”.", ["The judge"]),
    ("In an interview with the Courier, Ruth Calder said the dam held.", ["the Courier", "Ruth Calder"]),
    ("Two officials briefed on the raid said it had failed.", ["Two officials"]),
    ("The agency was founded in 1990.", []),
    # no source at all
    ("The ferry sank at dawn.", []),
    ("The ferry reportedly sank at dawn.", []),
]

HEADLINES = [
    ("Free at last: hostages hug families", []),
    ("Poisoning at school: more children admitted", []),
    ("Police: Three Dead in Harwick Fire", ["Police"]),
    ("Three Dead in Harwick Fire, Police Say", ["Police"]),
    ("Ferry was overloaded - report", ["report"]),
    ("Minister Denies Plan to Close Port", ["Minister"]),
    ("Reuters: Merger Talks Collapse, Sources Say", ["Reuters", "Sources"]),
    ("Ferry Sinks Off Harwick: Three Dead", []),
]

STANCES = [
    ("The navy denied that the ferry sank.", "denies", None),
    ("The navy denied the report.", "denies", None),
    ("The navy did not deny the report.", "asserts", None),
    ("The council denied access to four ships.", "asserts", None),
    ("The navy has not yet confirmed the sinking.", "cannot-confirm", "not-confirmed"),
    ("The Harbour Times could not verify the video.", "cannot-confirm", "could-not-verify"),
    ("Reuters was unable to confirm the report.", "cannot-confirm", "could-not-verify"),
    ("The navy declined to comment.", "cannot-confirm", "declined-to-comment"),
    ("The owner did not respond to requests for comment.", "cannot-confirm", "no-reply"),
    ("The ferry reportedly sank at dawn.", "hedges", None),
    ("The ferry is believed to have sunk at dawn.", "hedges", None),
    ("Unconfirmed reports suggest that the ferry sank.", "hedges", None),
    ("The navy will raise the ferry on Friday.", "predicts", None),
    ("The navy said it would raise the ferry on Friday.", "predicts", None),
    ("The agency retracted its claim that the ferry sank.", "withdrawn", None),
    ("“That is simply untrue,” the minister said.", "denies", None),
    ("The ambassador called the reports baseless.", "denies", None),
    ("The reports were denied by the palace.", "denies", None),
    ("Rejecting the accusations, the mayor said she was sorry.", "denies", None),
    ("The judge denied the motion.", "asserts", None),
    ("The deaths have not been confirmed.", "cannot-confirm", "not-confirmed"),
    ("The claim could not be independently verified.", "cannot-confirm", "could-not-verify"),
    ("A spokesman would neither confirm nor deny the report.", "cannot-confirm", "not-confirmed"),
    ("Police would not say how many people were held.", "cannot-confirm", "declined-to-comment"),
    ("The owner could not be reached for comment.", "cannot-confirm", "no-reply"),
    ("It was not clear who had fired first.", "cannot-confirm", None),
    ("The court is to rule on Monday.", "predicts", None),
    ("The bridge was due to reopen in May.", "predicts", None),
    ("The Courier apologised for its report on the mayor.", "withdrawn", None),
    ("The army withdrew from the town.", "asserts", None),
    ("The ferry sank at dawn.", "asserts", None),
]


def reading(text: str, models: Models) -> Reading:
    return read_article(Article(text), models)


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_whom_a_sentence_credits(text: str, chain: list[str], models: Models) -> None:
    found = [[s.name for s in r.chain] for r in reading(text, models).reports]
    assert chain in found
    assert all(other == chain or not other for other in found)


@pytest.mark.parametrize(("title", "chain"), HEADLINES)
def test_whom_a_headline_credits(title: str, chain: list[str], models: Models) -> None:
    reports = read_article(Article("The fire broke out at noon.", title=title), models).reports
    told = [[s.name for s in r.chain] for r in reports if r.part == "title"]
    assert told
    assert all(names == chain for names in told)


@pytest.mark.parametrize(("text", "stance", "kind"), STANCES)
def test_how_a_sentence_is_meant(text: str, stance: str, kind: str | None, models: Models) -> None:
    assert (stance, kind) in [(r.stance, r.stance_kind) for r in reading(text, models).reports]


def test_parallel_sources_give_a_report_each(models: Models) -> None:
    reports = reading("The sinking was confirmed by state media and two port officials.", models).reports
    assert [[s.name for s in r.chain] for r in reports] == [["state media"], ["two port officials"]]
    assert reports[1].chain[0].count == 2
    assert reports[0].span == reports[1].span


CARRIED = [
    (
        "A port source told AFP the ferry sank. The source further stated that nobody drowned.",
        "A port source",
    ),
    ("Ruth Calder said the dam held. She added that it was old.", "Ruth Calder"),
    ("“The dam held,” Ruth Calder said. “Nobody was hurt.”", "Ruth Calder"),
    ("“The dam held. Nobody was hurt,” Ruth Calder said.", "Ruth Calder"),
    (
        "The Dam Watch Association said it held. The association said it was old.",
        "The Dam Watch Association",
    ),
]

TAKEN_UP = [  # what the last sentence takes up
    ("Police have released a video of the crash. It shows the car jumping a light.", "a video of the crash"),
    ("A map was published on Friday. It shows that nine piers are gone.", "A map"),
    ("The mayor resigned on Friday. It shows.", ""),
    (
        "The bishop of Ras Tamar laid a wreath. The coastguard counts 643 dead. He said it was too many.",
        "The bishop of Ras Tamar",
    ),
    (
        "The owner of the Bellview arcade came. The pier cracked, Winston Tull said. It was old, he said.",
        "Winston Tull",
    ),
    ("Ilse Varga, 44, voted after work. The seals had been cut, she said.", "Ilse Varga"),
    (
        "Amnesty said the camp was full. Oxfam said it was cold. The charity said food had run out.",
        "The charity",
    ),
    ("The hall will open in March. So says the director, Tove Lind.", "Tove Lind"),
    ("The mural is not by Lom but by Anneke Vos, she says.", "Anneke Vos"),
    ("It rained. The trial will be longer as the night goes on.", ""),
]


@pytest.mark.parametrize(("text", "name"), CARRIED)
def test_a_source_is_carried_on_an_explicit_sign(text: str, name: str, models: Models) -> None:
    last_sources = [r.chain[-1].name for r in reading(text, models).reports if r.chain]
    assert last_sources.count(name) == len(last_sources) >= 2
    assert any(r.chain and r.chain[-1].carried for r in reading(text, models).reports)


@pytest.mark.parametrize(("text", "name"), TAKEN_UP)
def test_whom_the_last_sentence_takes_up(text: str, name: str, models: Models) -> None:
    last = [r for r in reading(text, models).reports if r.sentence.end == len(text)]
    assert {r.chain[-1].name if r.chain else "" for r in last} == {name}


def test_so_says_credits_the_sentence_before(models: Models) -> None:
    (before, _) = reading("The hall will open in March. So says the director, Tove Lind.", models).reports
    assert [(s.name, s.carried) for s in before.chain] == [("Tove Lind", "sentence")]


def test_what_follows_a_denial_is_not_denied(models: Models) -> None:
    text = "She denied that President Sool had left the town and said that he was at work."
    told = [([s.name for s in r.chain], r.stance) for r in reading(text, models).reports]
    assert told == [(["She"], "denies"), (["She"], "asserts")]


@pytest.mark.parametrize(
    ("outlet", "chain"),
    [
        (None, ["the Echo", "a warden"]),
        ("Drumlea Echo", ["a warden"]),
        ("The Echo", ["a warden"]),
        ("Drumlea Courier", ["the Echo", "a warden"]),
    ],
)
def test_an_outlet_relays_nothing_to_itself(outlet: str | None, chain: list[str], models: Models) -> None:
    article = Article("They took a second gun, a warden told the Echo.", "", outlet)
    (report,) = read_article(article, models).reports
    assert [s.name for s in report.chain] == chain


def test_an_outlet_that_is_spoken_of_is_a_source(models: Models) -> None:
    article = Article("The Drumlea Echo said on Monday that it would close.", "", "Drumlea Echo")
    (report,) = read_article(article, models).reports
    assert [s.name for s in report.chain] == ["The Drumlea Echo"]


def test_a_source_is_not_carried_because_it_stands_near(models: Models) -> None:
    reports = reading(
        "According to TASS, the jet left on Monday. It first landed in Abu Dhabi.", models
    ).reports
    assert [s.name for s in reports[0].chain] == ["TASS"]
    assert reports[-1].chain == ()


def test_this_news_credits_the_sentence_before(models: Models) -> None:
    text = "The king has fled. This news was confirmed by several news agencies, citing a palace source."
    first, *_ = reading(text, models).reports
    assert [s.name for s in first.chain] == ["several news agencies", "a palace source"]
    assert {s.carried for s in first.chain} == {"sentence"}


SCRAPS = [
    "He said",
    "“",
    "”",
    '"',
    "according to",
    "Reuters",
    "told",
    ",",
    ".",
    " ",
    "citing",
    "the source",
    "\n",
    "that",
    "ALL CAPS",
    "Ã©",
    "שלום",
    "denied",
    "A",
    "of",
]


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from(SCRAPS), max_size=40))
def test_every_span_fits_whatever_the_text(pieces: list[str], models: Models) -> None:
    text = " ".join(pieces)
    try:
        reports = reading("The ferry sank. " + text, models).reports
    except UnreadableError:
        return
    article = "The ferry sank. " + text
    for report in reports:
        spans = [report.span, report.sentence, *report.content]
        spans += [s.span for s in report.chain] + [c for s in report.chain for c in s.cue]
        assert all(span.of(article).strip() and span.end <= len(article) for span in spans)
        assert report.sentence.covers(report.span)
