"""An article from a web page: trafilatura finds the text, htmldate the date.

What a page does not state is not known. Outlet and authors are kept only where their very words
stand in the page (an outlet made from the address is none), a date only where the page writes that
day.
"""

from __future__ import annotations

import html
import logging
import re
import warnings

import trafilatura
from lxml.html import HtmlElement
from trafilatura.metadata import extract_title
from trafilatura.settings import Document

from whosays.errors import UnreadableError
from whosays.model import Article, Published

_OPENING = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"\w[^\n]{18,}[.!?…。！？؟।][\"'”’»)\]]*\s*$", re.MULTILINE)
"""A line, some words long, that ends as a sentence does."""
_MANY_WORDS = 50  # in which something is told, though no line ends as a sentence does
_NOT_PUBLICATION = re.compile(r"modif|moddate|update|revision|lastmod|lastdate|copyrightyear", re.I)
_NAMING = ("name", "property", "itemprop", "http-equiv")
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2099-12-31",  # htmldate's own bound is today: the same page would change with it
}

# What the extractors have to say is said by the reasons given here; the terminal is the user's.
for _talker in ("trafilatura", "htmldate", "courlan", "justext", "dateparser"):
    logging.getLogger(_talker).addHandler(logging.NullHandler())


def looks_like_page(text: str) -> bool:
    """True where `text` opens as an HTML document does."""
    return _OPENING.match(text) is not None


def read_page(page: str, given_id: str, raw_sha256: str) -> Article:
    """The article that `page`, an HTML document, holds: text, title, outlet, url, date and authors.

    trafilatura in its fast mode (Barbaresi 2021) without readers' comments; htmldate (Barbaresi
    2020) in its fast mode for the date of publication. UnreadableError where there is none.
    """
    headline, found = _extract(page)
    if found is None or not found.text or not _tells(found.text):
        raise UnreadableError("holds no article that can be found; save its text as .txt instead")
    stated = html.unescape(page)
    return Article(
        text=found.text,
        title=_title(headline, found.title or ""),
        outlet=_outlet(found, stated),
        url=found.url or None,
        published=_published(found.date, stated),
        authors=tuple(a for a in (found.author or "").split("; ") if a and a in stated),
        given_id=given_id,
        raw_sha256=raw_sha256,
    )


def _tells(text: str) -> bool:
    """False for what is left of a page without an article: a word or two of a menu, a form, a notice."""
    return len(text.split()) >= _MANY_WORDS or _SENTENCE.search(text) is not None


def _extract(page: str) -> tuple[str, Document | None]:
    """The headline that the page shows, and all that trafilatura finds."""
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return "", None
        headline = extract_title(tree) or ""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a page's odd dates, by dateutil
            found = trafilatura.bare_extraction(
                _without_later_dates(tree),
                fast=True,
                with_metadata=True,
                include_comments=False,
                date_extraction_params=_DATES,
            )
        return headline, found if isinstance(found, Document) else None
    except Exception as error:  # whatever a broken page does to the extractor, it is this page's
        raise UnreadableError(
            f"could not be read as a page ({type(error).__name__}); save its text as .txt instead"
        ) from error


def _without_later_dates(tree: HtmlElement) -> HtmlElement:
    """`tree` without the marks of later changes, and of mere years, that htmldate falls back on."""
    for mark in list(tree.iterfind(".//meta")):
        if any(_NOT_PUBLICATION.search(mark.get(naming, "")) for naming in _NAMING):
            mark.getparent().remove(mark)
    return tree


def _title(headline: str, title: str) -> str:
    """The headline where the title bears it out; it lacks what titles add for search and sharing."""
    words, borne_out = (set(re.findall(r"\w+", part.casefold())) for part in (headline, title))
    return headline if words and 2 * len(words & borne_out) >= len(words) else title


def _outlet(found: Document, stated: str) -> str | None:
    name = found.sitename
    host = re.sub(r"^https?://(?:www\.)?|/.*", "", found.url or "")
    if not name or name in (host, found.title) or name not in stated:
        return None
    return str(name)


def _published(day: str | None, stated: str) -> Published | None:
    return Published(day, "day", "page") if day and _states(stated, day) else None


def _states(page: str, day: str) -> bool:
    """True where `page` writes `day`: htmldate fills in a day where only month or year is given."""
    year, month, number = day.split("-")
    years, months, days = f"(?:{year}|{year[2:]})", f"0?{int(month)}", f"0?{int(number)}"
    word = r"[^\W\d_]{3,12}"
    forms = (
        rf"(?<!\d){year}\D?{months}\D?{days}",
        rf"(?<!\d){days}\D{{1,3}}{months}\D{{1,3}}{years}",
        rf"(?<!\d){months}\D{{1,3}}{days}\D{{1,3}}{years}",
        rf"(?<!\d){days}(?:st|nd|rd|th|\.)?\s(?:of\s)?{word}[,.]?\s{year}",
        rf"{word}\.?\s{days}(?:st|nd|rd|th)?,?\s{year}",
        rf"(?<!\d){year}\s{word}\.?\s{days}",
    )
    return re.search(rf"(?:{'|'.join(forms)})(?!\d)", page) is not None
