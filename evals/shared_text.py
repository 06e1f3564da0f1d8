"""How well shared text is found: planted copies, press releases, PAN 2013, and pairs that are none.

    python -m evals.shared_text [--data ../shared/data] [--json OUT]

* planted: copies of `background` articles in a pile of 2,000, sought as in a stream: candidates of
  the fingerprints, verified word by word. Pairs with a copy in them; characters of both articles
  in the passages told, against those taken. `kept` is the part of its parent that a copy keeps;
  0 to 15 % of its words are changed, its lead is another's, its attribution is changed.
* release: articles of `reuse_dev`: is the release each was found for the one that its n-grams
  weigh most with, of all 174? And of the pairs of article and release told as shared text, how many
  are links? A link means that the article was found for the release, not that it copies from it.
* PAN 2013: copied passages without obfuscation, as characters of both documents (Potthast 2014).
* false: of all pairs of articles from different outlets and different events, `stories_dev` and
  `gva_dev` each searched as one story, how many of 10,000 are told (lower is better).

Articles are read as far as their boilerplate and no further. Shared text of the annotated stories
is measured by `evals.ledgers`.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from evals.gathering import light_reading
from evals.planted import Planted, plant
from whosays.gathering.fingerprints import Fingerprints, signature
from whosays.gathering.passages import Text, text_of
from whosays.gathering.postings import Postings
from whosays.gathering.shared_text import compare, find_shared_text, telling_grams
from whosays.lexicon import Lexicon, load
from whosays.model import Article, Passage, Reading, SharedText, Span

PILE, COPIES = 2_000, 400
KEPT = {"40–90 %": (0.4, 0.9), "10–40 %": (0.1, 0.4)}
CHANGED = (0.0, 0.15)

Counts = Counter[str]


def precision(counts: Sequence[Counts]) -> float | None:
    """Of what is told, how much is right."""
    told = sum(n["told"] for n in counts)
    return sum(n["right told"] for n in counts) / told if told else None


def recall(counts: Sequence[Counts]) -> float | None:
    """Of what there is, how much is told."""
    wanted = sum(n["wanted"] for n in counts)
    return sum(n["right"] for n in counts) / wanted if wanted else None


def f1(counts: Sequence[Counts]) -> float | None:
    """The harmonic mean of the two."""
    p, r = precision(counts), recall(counts)
    return 2 * p * r / (p + r) if p and r else None


RATES: Mapping[str, Callable[[Sequence[Counts]], float | None]] = {"P": precision, "R": recall, "F1": f1}


def figures(name: str, counts: Sequence[Counts], n: int | None = None) -> list[Figure]:
    """Precision, recall and their mean, with intervals over `counts`."""
    size = len(counts) if n is None else n
    return [
        Figure(f"{name} {key}", rate(counts), *bootstrap(counts, rate), n=size) for key, rate in RATES.items()
    ]


def rate_of(name: str, hits: Sequence[bool]) -> Figure:
    """The share of hits."""

    def share(some: Sequence[bool]) -> float:
        return sum(some) / len(some)

    return Figure(name, share(hits), *bootstrap(hits, share), n=len(hits))


# ---------------------------------------------------------------------------------------- planted


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles of a stream with their signatures in an index."""

    readings: list[Reading]
    fingerprints: Fingerprints

    def add(self, reading: Reading) -> list[SharedText]:
        """What the next article shares with those before it."""
        own, text = signature(reading), text_of(reading)
        near = self.fingerprints.candidates(own)
        found = (compare(text, text_of(self.readings[c.number])) for c in near)
        self.readings.append(reading)
        self.fingerprints.add(own)
        return [shared for shared in found if shared]


def planted(data: Path, lexicon: Lexicon) -> list[Figure]:
    """Copies planted in a pile, for each part that is kept."""
    with gzip.open(data / "background" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        given = [json.loads(line) for line in islice(lines, PILE + 2 * COPIES)]
    readings = [light_reading(line, lexicon) for line in given]
    pile = Pile([], Fingerprints())
    family: dict[str, set[str]] = {}
    for reading in readings[:PILE]:
        for shared in pile.add(reading):
            family.setdefault(shared.a, set()).add(shared.b)
            family.setdefault(shared.b, set()).add(shared.a)
    words = [word for reading in readings[:50] for word in reading.article.text.split() if word.isalpha()]
    told: list[Figure] = []
    for part, (name, kept) in enumerate(KEPT.items()):
        pick = random.Random(part)
        leads = iter(readings[PILE + part * COPIES :])
        copies = [
            copy
            for parent in pick.sample(readings[:PILE], COPIES)
            if (copy := plant(parent, next(leads), words, kept, CHANGED, pick))
        ]
        counted = [_of_copy(copy, pile, family, lexicon) for copy in copies]
        told += figures(f"planted {name} pairs", [pairs for pairs, _ in counted])
        told += figures(f"planted {name} characters", [characters for _, characters in counted])
    return told


def _of_copy(
    copy: Planted, pile: Pile, family: Mapping[str, set[str]], lexicon: Lexicon
) -> tuple[Counts, Counts]:
    """The counts of pairs and of characters. Pairs with the parent's own family are not judged."""
    reading, parent = light_reading(copy.line, lexicon), copy.parent.article
    text = text_of(reading)
    near = pile.fingerprints.candidates(signature(reading))
    found = [shared for c in near if (shared := compare(text, text_of(pile.readings[c.number])))]
    judged = {
        (shared.b if shared.a == text.id else shared.a): shared
        for shared in found
        if not family.get(parent.id, set()) & {shared.a, shared.b}
    }
    right = parent.id in judged
    pairs = Counter({"told": len(judged), "right told": right, "right": right, "wanted": 1})
    passages = judged[parent.id].passages if right else ()
    if text.id > parent.id:
        passages = tuple(Passage(passage.b, passage.a) for passage in passages)
    return pairs, characters(passages, copy.taken)


def characters(told: Sequence[Passage], wanted: Sequence[Passage]) -> Counts:
    """Characters of both sides: told, right, wanted."""
    n: Counts = Counter()
    for side in ("a", "b"):
        have, want = ({at for p in some for at in _places(getattr(p, side))} for some in (told, wanted))
        n.update({"told": len(have), "wanted": len(want)})
        n.update({"right told": len(have & want), "right": len(have & want)})
    return n


def _places(span: Span) -> range:
    return range(span.start, span.end)


# ------------------------------------------------------------------------------- releases, PAN, none


def releases(data: Path, lexicon: Lexicon) -> list[Figure]:
    """Articles and the press releases that they were found for."""
    links = read_lines(data / "reuse_dev" / "articles.jsonl.gz")
    articles = [light_reading(line, lexicon) for line in links]
    given = read_lines(data / "reuse_dev" / "releases.jsonl.gz")
    sent = [light_reading(line, lexicon) for line in given]
    place = {line["id"]: number for number, line in enumerate(given)}
    texts = [text_of(reading) for reading in sent]
    grams = [telling_grams(text) for text in texts]
    postings = Postings([own.hashes for own in grams])
    first: list[bool] = []
    counts: list[Counts] = []
    for reading, line in zip(articles, links, strict=True):
        text = text_of(reading)
        weight = postings.in_common(telling_grams(text))
        own = place[line["release"]]
        first.append(bool(weight.any()) and int(weight.argmax()) == own)
        told = {n for n in np.flatnonzero(weight).tolist() if compare(text, texts[n])}
        counts.append(
            Counter({"told": len(told), "right told": own in told, "right": own in told, "wanted": 1})
        )
    return [rate_of("release first", first), *figures("release told", counts)]


def pan(data: Path) -> list[Figure]:
    """Copied passages of PAN 2013, unobfuscated."""
    texts: dict[str, Text] = {
        line["id"]: text_of(Reading(Article(line["text"], given_id=line["id"]), "en"))
        for line in read_lines(data / "reuse_dev" / "pan13_documents.jsonl.gz")
    }
    counts: list[Counts] = []
    found: list[bool] = []
    for line in read_lines(data / "reuse_dev" / "pan13_pairs.jsonl.gz"):
        a, b = texts[line["suspicious"]], texts[line["source"]]
        shared = compare(a, b)
        passages = shared.passages if shared else ()
        if a.id > b.id:
            passages = tuple(Passage(passage.b, passage.a) for passage in passages)
        wanted = [
            Passage(
                Span(s["suspicious_start"], s["suspicious_end"]), Span(s["source_start"], s["source_end"])
            )
            for s in line["spans"]
        ]
        counts.append(characters(passages, wanted))
        found += [any(p.a.overlaps(w.a) and p.b.overlaps(w.b) for p in passages) for w in wanted]
    return [rate_of("PAN 2013 spans found", found), *figures("PAN 2013 characters", counts)]


def false_pairs(data: Path, lexicon: Lexicon) -> list[Figure]:
    """Pairs told of articles that report different events in different outlets, of 10,000 such."""
    told: list[Figure] = []
    for name, file, event in (("stories_dev", "stories", "label"), ("gva_dev", "articles", "incident")):
        given = read_lines(data / name / f"{file}.jsonl.gz")
        readings = [light_reading(_as_given(line), lexicon) for line in given]
        known = {
            r.article.id: (line[event], _site(r.article.outlet))
            for r, line in zip(readings, given, strict=True)
        }
        found = find_shared_text(readings)
        wrong = sum(all(x != y for x, y in zip(known[s.a], known[s.b], strict=True)) for s in found)
        pairs = _apart(list(known.values()))
        told.append(Figure(f"false pairs in 10,000, {name}", 10_000 * wrong / pairs, n=pairs))
    return told


def _apart(known: Sequence[tuple[str, str]]) -> int:
    """How many pairs differ in both."""

    def pairs(some: Sequence[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(some).values())

    total = len(known) * (len(known) - 1) // 2
    return total - pairs([e for e, _ in known]) - pairs([o for _, o in known]) + pairs(known)


def _site(outlet: str | None) -> str:
    return (outlet or "").removeprefix("www.").partition(":")[0]


def _as_given(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of `gva_dev` with the names of the other sets."""
    if "doc_id" not in line:
        return dict(line)
    return {**line, "id": line["doc_id"], "date": line["published"], "source": line["outlet"]}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    """Measure all four and report."""
    args = arguments(__doc__, SHARED / "data").parse_args()
    lexicon = load()
    told = (
        *planted(args.data, lexicon),
        *releases(args.data, lexicon),
        *pan(args.data),
        *false_pairs(args.data, lexicon),
    )
    report(Evaluation("shared_text", args.data, PILE, "articles in the pile", told), args.json)


if __name__ == "__main__":
    main()
