"""Annotated stories whose texts lie elsewhere: places instead of words, made whole again to be scored.

`evals/stories/*.jsonl` hold annotations in the manner of ../shared/gold with every quote as a place,
because the texts are their publishers'; `restore` writes the folders that the scorer reads.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.evaluation import SHARED

ARTICLES = SHARED / "data" / "stories_dev" / "stories.jsonl.gz"


def restore(annotations: Path, folder: Path, articles: Path = ARTICLES) -> None:
    """Writes `articles.jsonl` and `gold.json` of every story of `annotations` into a folder of its own.

    Raises KeyError where an article is not among `articles`.
    """
    stories = [json.loads(line) for line in annotations.read_text(encoding="utf-8").splitlines()]
    found = texts_of(articles, {article["source_id"] for story in stories for article in story["articles"]})
    for story in stories:
        into = folder / story["story"]
        into.mkdir(parents=True)
        whole = {article["id"]: found[article["source_id"]] for article in story["articles"]}
        lines = [json.dumps({**whole[one["id"]], "id": one["id"]}) for one in story["articles"]]
        (into / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (into / "gold.json").write_text(json.dumps(_with_quotes(story, whole)), encoding="utf-8")


def texts_of(articles: Path, wanted: set[str]) -> dict[str, dict[str, str | None]]:
    """The articles of a file by their ids, in the fields of an article: those of `wanted` that it has."""
    found: dict[str, dict[str, str | None]] = {}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            if told["id"] in wanted:
                day = told["date"] and told["date"].removesuffix("T00:00:00")
                found[told["id"]] = {
                    "outlet": told["source"],
                    "published": day or None,
                    "url": told["url"],
                    "title": told["title"],
                    "text": told["text"],
                }
    return found


def _with_quotes(story: dict[str, Any], whole: Mapping[str, Mapping[str, str | None]]) -> dict[str, Any]:
    """The annotation of a story as the scorer reads it: its places as exact substrings."""

    def of(article: str, part: str, start: int, end: int) -> str:
        return (whole[article][part] or "")[start:end]

    for place in _places(story):
        place["quote"] = of(place["article"], place["in"], place.pop("start"), place.pop("end"))
    for article in story["articles"]:
        article["boilerplate"] = [of(article["id"], "text", *span) for span in article["boilerplate"]]
    return {**story, "articles": {article["id"]: article for article in story["articles"]}}


def _places(story: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for claim in story["claims"]:
        yield from claim["reports"]
    for conflict in story["conflicts"]:
        for side in conflict["sides"]:
            yield from side["reports"]
