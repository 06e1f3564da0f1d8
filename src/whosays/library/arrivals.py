"""What arrives at a store: the articles of paths that it does not know are listed, and get their numbers.

An article is known by its id. What no store can hold, and what is no article, is listed as unread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from whosays.model import Article, Unread, content_id
from whosays.reading.input import files
from whosays.settings import Settings
from whosays.store import Store

_LISTED: Final = 200  # articles that are listed before they are written


@dataclass(frozen=True, slots=True)
class Listed:
    """What listing found: how many articles are new, held, failed earlier or were forgotten; what is unread.

    Those that failed are still unread, unless they are tried once more. `unread` holds what is no article,
    and of articles what is left out.
    """

    new: int
    held: int
    failed: int
    forgotten: int
    unread: tuple[Unread, ...]


@dataclass
class _Counts:
    """The counts of a listing under way."""

    new: int = 0
    held: int = 0
    failed: int = 0
    forgotten: int = 0
    unread: list[Unread] = field(default_factory=list)


def enlist(
    store: Store,
    paths: Iterable[Path],
    settings: Settings,
    standard_input: BinaryIO | None = None,
    *,
    retry: bool = False,
) -> Listed:
    """Lists the articles under `paths` that `store` does not know, and gives them their numbers.

    `retry` lists what failed once more. Within a `writer` of the store only.
    """
    counts = _Counts()
    for path in paths:
        unread: list[Unread] = []
        found = _articles(files.articles([path], settings, standard_input), unread)
        while batch := list(islice(found, _LISTED)):
            _enlist(store, batch, counts)
        failed = [item for item in unread if not item.left_out]
        store.write(partial(store.list_unread, _place(path), failed))
        counts.unread += unread
    store.write(partial(_number, store, retry=retry))
    return Listed(counts.new, counts.held, counts.failed, counts.forgotten, tuple(counts.unread))


def _enlist(store: Store, batch: Sequence[Article], counts: _Counts) -> None:
    articles = {article.id: article for article in batch}
    states = store.states(articles)
    new = [article for key, article in articles.items() if key not in states]
    store.write(partial(store.enlist, new))
    found = Counter(states.values())
    counts.forgotten += found["forgotten"]
    counts.failed += found["failed"]
    counts.new += len(new)
    counts.held += len(batch) - len(new) - found["forgotten"] - found["failed"]


def _number(store: Store, *, retry: bool) -> None:
    if retry:
        store.retry()
    store.number()


def _articles(found: Iterable[Article | Unread], unread: list[Unread]) -> Iterator[Article]:
    """The articles of `found` that a store can hold; what is none goes to `unread`."""
    for item in found:
        if isinstance(item, Unread):
            unread.append(item)
        elif _is_unicode(item):
            yield item
        else:
            unread.append(Unread(item.called, "holds half of a character (a lone surrogate); take it out"))


def _is_unicode(article: Article) -> bool:
    words = (article.text, article.title, article.outlet, article.url, article.given_id, *article.authors)
    try:
        "".join(filter(None, words)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _place(path: Path) -> str:
    """Stands for a path in the store, which is nobody's business: a hash."""
    return content_id(str(path.absolute()))
