"""Which mentions of events are one event, across the articles of a topic: ECB+.

    python -m evals.events [--data ../shared/data/ecbplus_dev/dev.jsonl.gz] [--json OUT]

The annotated mentions of the annotated sentences are given. Two are one event where their words have
one key (a class of event or a stem) and the reports they stand in say the same: clusters are joined, the
nearest first, while they are near on average, as claims are. Beside it stands what the same lemma
alone would give. Topics hold two look-alike events each, and are told as one story. Intervals are over
topics.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from pathlib import Path
from typing import TypedDict

from evals.coreference import Sums, sums
from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays import Settings, gather
from whosays.model import Article, Span
from whosays.reading import read_article
from whosays.reading.models import Models, load
from whosays.telling.claims.gist import Gist, Vocabulary, gists, vocabulary
from whosays.telling.claims.likeness import nearness
from whosays.telling.names.names import merge_names

TOGETHER = 0.1  # so near clusters of mentions have to be on average; chosen on the train topics
_NO_BLANK_BEFORE = frozenset(
    [",", ".", ";", ":", "!", "?", ")", "]", "'", "''", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "%"]
)
_NO_BLANK_AFTER = frozenset(["(", "[", "$", "``", "`"])


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated mention: its document, its place in the text, its event."""

    document: str
    span: Span
    event: str


class EventRow(TypedDict):
    """An annotated mention of the set: its chain, its sentence, the indexes of its tokens."""

    chain: str
    sentence: int
    tokens: list[int]


class Row(TypedDict):
    """A document of the set; `selected_sentences` are the annotated ones."""

    id: str
    topic: str
    sentences: list[list[str]]
    selected_sentences: list[int]
    events: list[EventRow]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the set as an article, with its annotated mentions."""

    topic: str
    article: Article
    mentions: tuple[Mention, ...]


def read_documents(path: Path) -> list[Document]:
    """The documents of the set, their tokens put together to text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(row: Row) -> Document:
    text, places = _text(row["sentences"])
    article = Article(text, given_id=row["id"])
    mentions = []
    for event in row["events"]:
        if event["sentence"] in row["selected_sentences"]:
            at = [places[event["sentence"]][k] for k in event["tokens"]]
            mentions.append(Mention(article.id, Span(at[0].start, at[-1].end), event["chain"]))
    return Document(row["topic"], article, tuple(mentions))


def _text(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[Span]]]:
    """One line a sentence, and the place of each token."""
    text, places = "", []
    for tokens in sentences:
        line = []
        for k, token in enumerate(tokens):
            if k and token not in _NO_BLANK_BEFORE and tokens[k - 1] not in _NO_BLANK_AFTER:
                text += " "
            line.append(Span(len(text), len(text) + len(token)))
            text += token
        places.append(line)
        text += "\n"
    return text, places


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention with the lemma and the key of its main word, and the gist of its report."""

    mention: Mention
    lemma: str
    key: str
    gist: Gist | None


def counts(documents: Sequence[Document], models: Models) -> dict[str, Sums]:
    """The sums of one topic, for our clusters and for those of the same lemma."""
    placed = list(_placed(documents, models))
    gold = _by(placed, [p.mention.event for p in placed])
    lemmas = _by(placed, [p.lemma for p in placed])
    ours = [part for same in _by(placed, [p.key for p in placed]) for part in _parted(same)]
    return {"ours": sums(_named(ours), _named(gold)), "same lemma": sums(_named(lemmas), _named(gold))}


def _placed(documents: Sequence[Document], models: Models) -> Iterator[_Placed]:
    settings = Settings(one_story=True)
    (story,) = gather([read_article(d.article, models) for d in documents], settings)
    names = merge_names(story, models.lexicon)
    known = vocabulary(names, models.lexicon)
    told = gists(story, names, models.lexicon)
    by_article: dict[str, list[Gist]] = defaultdict(list)
    for gist in told:
        if gist.report.part == "text":
            by_article[gist.report.article].append(gist)
    for document in documents:
        for mention in document.mentions:
            yield _place(mention, document.article, by_article[mention.document], known)


def _place(mention: Mention, article: Article, told: Sequence[Gist], known: Vocabulary) -> _Placed:
    """The mention with its main word: a verb if it has one, or else its last word of content."""
    at = [g for g in told if any(c.overlaps(mention.span) for c in g.report.content)]
    near = [(t, g) for g in at for t in g.report.proposition.terms if mention.span.overlaps(t.span)]
    if not near:
        beside = at or [g for g in told if g.report.sentence.covers(mention.span)]
        word = mention.span.of(article.text).lower().split()[-1]
        return _Placed(mention, word, known.of_word[word], beside[0] if beside else None)
    term, gist = max(near, key=lambda pair: (pair[0].kind == "verb", pair[0].span))
    return _Placed(mention, term.lemma, known.of_word[term.lemma], gist)


def _parted(same: Sequence[_Placed]) -> list[list[_Placed]]:
    """Mentions with one key in clusters: the nearest two are joined while near enough on average."""
    clusters = [[p] for p in same]
    while len(clusters) > 1:
        nearest = max(combinations(range(len(clusters)), 2), key=lambda ab: _near(clusters, *ab))
        if _near(clusters, *nearest) < TOGETHER:
            break
        clusters[nearest[0]] += clusters.pop(nearest[1])
    return clusters


def _near(clusters: Sequence[Sequence[_Placed]], a: int, b: int) -> float:
    pairs = list(product(clusters[a], clusters[b]))
    return sum(_alike(x, y) for x, y in pairs) / len(pairs)


def _alike(a: _Placed, b: _Placed) -> float:
    if a.gist is None or b.gist is None:
        return 0.0
    return 1.0 if a.gist is b.gist else nearness(a.gist, b.gist)


def _by(placed: Sequence[_Placed], values: Sequence[str]) -> list[list[_Placed]]:
    groups: dict[str, list[_Placed]] = defaultdict(list)
    for p, value in zip(placed, values, strict=True):
        groups[value].append(p)
    return list(groups.values())


def _named(clusters: Sequence[Sequence[_Placed]]) -> list[list[Mention]]:
    return [[p.mention for p in cluster] for cluster in clusters]


def main() -> None:
    """Cluster the mentions of each topic and score the clusters."""
    parser = arguments(__doc__, SHARED / "data" / "ecbplus_dev" / "dev.jsonl.gz")
    args = parser.parse_args()
    models = load(Settings())
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in read_documents(args.data):
        topics[document.topic].append(document)
    told = [counts(documents, models) for _, documents in sorted(topics.items())]
    mentions = sum(len(d.mentions) for documents in topics.values() for d in documents)
    found = []
    for side in ("ours", "same lemma"):
        of_side = [topic[side] for topic in told]
        for name, value in _total(of_side).items():
            low, high = bootstrap(of_side, partial(_one, name))
            found.append(Figure(f"{name} {side}", value, low, high, mentions))
    report(Evaluation("events", args.data, mentions, "mentions", tuple(found)), args.json)


def _one(name: str, topics: Sequence[Sums]) -> float:
    return _total(topics)[name]


def _total(topics: Sequence[Sums]) -> dict[str, float]:
    return sum(topics, Sums()).figures()


if __name__ == "__main__":
    main()
