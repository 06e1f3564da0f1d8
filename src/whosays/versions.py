"""Versions of a page: articles of one url and other texts, of which the last one stands.

What holds: a version that another stands for is not told beside it, and is not lost silently: it is listed
as left out, with the line of the later text that says it was corrected, where one does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whosays.gathering import find_shared_text
from whosays.lexicon import Lexicon
from whosays.model import Article, Reading, Story, Unread
from whosays.telling.changes import correction_in


def with_versions_named(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """`readings`, in their order, each article naming the one of its page that came before it."""
    last: dict[str, str] = {}
    named = []
    for reading in readings:
        article = reading.article
        before = article.version_of or last.get(article.page or "")
        named.append(replace(reading, article=replace(article, version_of=before)) if before else reading)
        if article.page:
            last[article.page] = article.id
    return tuple(named)


def are_told_twice(readings: Iterable[Reading]) -> bool:
    """True where two of `readings` are versions of one page."""
    pages = [page for reading in readings if (page := reading.article.page)]
    return len(set(pages)) < len(pages)


def with_current(story: Story, came: Iterable[Reading], lexicon: Lexicon) -> Story:
    """`story` with the version of each page that stands; the others are listed as left out, each with why.

    A later publication stands. Where the dates show no order it is the one that says it was corrected, or
    else the one that comes later in `came`, which holds all readings of the story.
    """
    if not are_told_twice(story.readings):
        return story
    known = {reading.article.id for reading in story.readings}
    standing = _standing((r.article for r in came if r.article.id in known), lexicon)
    stays = {r.article.id: standing[r.article.page] if r.article.page else r.article for r in story.readings}
    left = tuple(r for r in story.readings if stays[r.article.id].id == r.article.id)
    kept = {reading.article.id for reading in left}
    gone = [r.article for r in story.readings if r.article.id not in kept]
    return replace(
        story,
        readings=left,
        shared_text=find_shared_text(left),
        unread=(
            *story.unread,
            *(Unread(a.called, _why(a, stays[a.id], lexicon), left_out=True) for a in gone),
        ),
        recurring=tuple(line for line in story.recurring if line.article in kept),
        given=story.id,
    )


def _standing(articles: Iterable[Article], lexicon: Lexicon) -> dict[str, Article]:
    """The version that stands, by page."""
    standing: dict[str, Article] = {}
    for article in articles:
        if article.page:
            known = standing.get(article.page)
            standing[article.page] = _later(known, article, lexicon) if known else article
    return standing


def _later(one: Article, other: Article, lexicon: Lexicon) -> Article:
    """The one of two versions that stands; `other` comes later in the sequence."""
    earlier = _precedes(one, other)
    if earlier is None:
        earlier = not correction_in(one, lexicon) or correction_in(other, lexicon) is not None
    return other if earlier else one


def _precedes(one: Article, other: Article) -> bool | None:
    return one.published.precedes(other.published) if one.published and other.published else None


def _why(article: Article, stands: Article, lexicon: Lexicon) -> str:
    if correction := correction_in(stands, lexicon):
        return f"replaced by a later version of the page, which says: {correction}"
    which = "a later" if _precedes(article, stands) else "another"
    return f"replaced by {which} version of the page, {stands.called}"
