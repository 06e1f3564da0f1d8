import logging
import socket
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.errors import UnreadableError
from whosays.model import Article, Published
from whosays.reading.input.pages import looks_like_page, read_page

BODY = (
    """<p>A crane fell on the quay at Vällby on Monday, killing two people.</p>
<p>“There was no warning,” said Bo Ek, who saw it fall. The port’s owner has not replied.</p>
<p>An inquiry will begin on Friday, a government official told the Vällby Post.</p>"""
    * 2
)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def page(head: str = "", body: str = BODY) -> str:
    return f"""<!DOCTYPE html><html><head><title>Crane falls</title>{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Crane falls</h1>{body}</article>
<footer>Imprint</footer></body></html>"""


def read(head: str = "", body: str = BODY) -> Article:
    return read_page(page(head, body), "a.html", "00")


def published(head: str = "", body: str = BODY) -> str | None:
    found = read(head, body).published
    assert found is None or (found.granularity, found.read_from) == ("day", "page")
    return found.value if found else None


def test_text_and_title_are_read_without_what_surrounds_them() -> None:
    found = read()
    assert "“There was no warning,” said Bo Ek" in found.text
    assert "Imprint" not in found.text
    assert found.title == "Crane falls"
    assert (found.given_id, found.raw_sha256) == ("a.html", "00")


def test_what_the_page_states_of_itself_is_read() -> None:
    found = read(
        """<meta property="og:site_name" content="Vällby Post">
        <link rel="canonical" href="https://post.example/crane">
        <meta name="author" content="Ann Lund">
        <meta property="article:published_time" content="2031-05-04T09:30:00Z">"""
    )
    assert found.outlet == "Vällby Post"
    assert found.url == "https://post.example/crane"
    assert found.authors == ("Ann Lund",)
    assert found.published == Published("2031-05-04", "day", "page")


def test_what_the_page_does_not_state_is_unknown() -> None:
    found = read()
    assert (found.outlet, found.url, found.published, found.authors) == (None, None, None, ())


def test_an_outlet_is_not_made_from_the_address() -> None:
    found = read('<link rel="canonical" href="https://www.post.example/crane">')
    assert found.url == "https://www.post.example/crane"
    assert found.outlet is None


def test_the_title_is_the_headline_that_the_page_shows() -> None:
    assert read('<meta property="og:title" content="Crane falls | Vällby Post">').title == ("Crane falls")


def test_a_headline_of_other_words_is_not_taken_for_the_title() -> None:
    whole = page('<meta property="og:title" content="Two killed at harbour">')
    found = read_page(whole.replace("<h1>Crane falls", "<h1>Vällby Post"), "a.html", "00")
    assert found.title == "Two killed at harbour"


def test_comments_of_readers_are_not_the_article() -> None:
    comments = "<div id='comments'><p>Rubbish, it was the wind that did it, I tell you.</p></div>"
    found = read_page(page().replace("<footer>", comments + "<footer>"), "a.html", "00")
    assert "wind" not in found.text


@pytest.mark.parametrize(
    "mark",
    [
        '<meta property="article:published_time" content="2031-05-04">',
        '<meta name="date" content="4 May 2031">',
        '<meta name="date" content="May 4, 2031">',
        '<meta name="date" content="2031 May 4 10:00 GQT">',
        '<meta itemprop="datePublished" content="20310504">',
        '<link rel="canonical" href="https://post.example/2031/05/04/crane">',
        '<script type="application/ld+json">{"datePublished": "2031-05-04T00:10:00Z"}</script>',
    ],
)
def test_the_day_of_publication_is_read_where_the_page_states_it(mark: str) -> None:
    assert published(mark) == "2031-05-04"


@pytest.mark.parametrize(
    "mark",
    [
        '<meta property="article:published_time" content="2031-05">',
        '<meta name="date" content="2031 May">',
        '<meta name="date" content="May 2031">',
        '<meta itemprop="copyrightYear" content="2031">',
        "<span class='date'>2031</span>",
    ],
)
def test_no_day_is_made_from_a_month_or_a_year(mark: str) -> None:
    assert published(mark) is None


@pytest.mark.parametrize(
    "mark",
    [
        '<meta property="article:modified_time" content="2031-05-06">',
        '<meta name="last-modified" content="2031-05-06">',
        '<meta http-equiv="last-modified" content="2031-05-06">',
        '<meta property="og:updated_time" content="2031-05-06">',
    ],
)
def test_the_day_of_a_change_is_not_the_day_of_publication(mark: str) -> None:
    assert published(mark) is None
    assert published(mark + '<meta name="date" content="2031-05-04">') == "2031-05-04"


def test_a_date_does_not_depend_on_the_day_it_is_read() -> None:
    later = date.today().replace(year=date.today().year + 3, day=4).isoformat()
    assert published(f'<meta name="date" content="{later}">') == later


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<html></html>",
        "<html><body><div></div></body></html>",
        "<" * 5_000,
        "<html><head><title>Log in</title></head><body><form><button>Log in</button></form></body></html>",
        "<html><body><nav>Home</nav><p>Hello</p></body></html>",
        "<html><body><div>Please enable cookies and try again</div></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(broken: str) -> None:
    with pytest.raises(UnreadableError, match="no article"):
        read_page(broken, "a.html", "00")


@pytest.mark.parametrize(
    "told",
    [
        "Two people were hurt in Vällby.",
        "“There was no warning for us,” said Bo Ek.”",
        "昨日午後に東京で強い地震がありましたが、けが人はいないと警察が発表しました。",
        "crane quay Vällby Monday " * 20,
    ],
)
def test_a_page_of_one_sentence_is_an_article(told: str) -> None:
    assert told.strip() in read(body=f"<p>{told}</p>").text


@pytest.mark.parametrize(
    "broken",
    [
        "<div>" * 50_000 + BODY,
        page(body="<table><tr><td>" * 5_000 + BODY),
        page()[: len(page()) // 2],
        page().replace("</p>", "").replace("</article>", "</p></div>"),
        page('<script type="application/ld+json">{"@type": [[[</script>'),
        page("<title>") + page(),
        page(body="&#xD800;&#0;&bogus;" + BODY),
    ],
)
def test_a_deep_or_broken_page_gives_an_article_or_a_reason(broken: str) -> None:
    try:
        assert read_page(broken, "a.html", "00").text.strip()
    except UnreadableError as error:
        assert "save its text as .txt" in str(error)  # noqa: PT017  either outcome is right


def test_a_fault_of_the_extractor_is_the_page_s_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(UnreadableError, match=r"as a page \(RecursionError\)"):
        read()


@patient
@given(st.lists(st.sampled_from([*BODY.split(), "<p>", "<b>", "<ul>", "<!--", "<td>", "&lt;"])))
def test_a_page_is_read_twice_alike(words: list[str]) -> None:
    whole = page(body=" ".join(words) + BODY)
    if "<!--" in words:  # a comment without an end may swallow the article
        whole += "-->" + BODY
    assert read_page(whole, "a.html", "00") == read_page(whole, "a.html", "00")


def test_nothing_is_fetched_and_nothing_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page must be read without the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    for text in ("http://post.example/crane", "<html></html>"):
        with pytest.raises(UnreadableError):
            read_page(text, "a.html", "00")
    assert read('<base href="http://post.example/"><script src="a.js"></script>')
    assert read('<meta name="date" content="2031 May 4 10:00 GQT">')
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "opening",
    [
        "<!DOCTYPE html>",
        "\n <html lang='en'>",
        '<?xml version="1.0"?>\n<!doctype HTML PUBLIC "x">',
        "<!-- saved from --> <!-- x --><HTML>",
        "<body>",
    ],
)
def test_a_page_is_told_from_its_opening(opening: str) -> None:
    assert looks_like_page(opening + "x")


@pytest.mark.parametrize(
    "opening", ["", "Crane falls", "<p>x</p>", "<!-- x", "x <html>", "<!-- -->" * 50_000]
)
def test_text_is_not_taken_for_a_page(opening: str) -> None:
    assert not looks_like_page(opening)
