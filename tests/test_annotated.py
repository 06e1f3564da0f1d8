"""Annotations whose words are kept elsewhere are made whole."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evals.annotated import restore

TEXT = "Advertisement The pier at Orle is shut, Ms Kett said."
STORY: dict[str, object] = {
    "story": "pier",
    "articles": [{"id": "pier-1", "source_id": "s1", "outlet": "Noon", "boilerplate": [[0, 13]]}],
    "claims": [{"id": "c1", "reports": [{"article": "pier-1", "in": "text", "start": 14, "end": 38}]}],
    "conflicts": [
        {"id": "x1", "sides": [{"reports": [{"article": "pier-1", "in": "title", "start": 0, "end": 4}]}]}
    ],
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl.gz"
    told = {"id": "s1", "source": "noon.example", "date": "2031-03-04T00:00:00", "url": None}
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({**told, "title": "Pier shut", "text": TEXT}) + "\n")
    return path


def written(folder: Path, story: object) -> Path:
    path = folder / "open.jsonl"
    path.write_text(json.dumps(story) + "\n", encoding="utf-8")
    return path


def test_every_place_is_its_words_again(tmp_path: Path, articles: Path) -> None:
    restore(written(tmp_path, STORY), tmp_path / "whole", articles)
    gold = json.loads((tmp_path / "whole" / "pier" / "gold.json").read_text(encoding="utf-8"))
    article = json.loads((tmp_path / "whole" / "pier" / "articles.jsonl").read_text(encoding="utf-8"))
    assert gold["claims"][0]["reports"][0]["quote"] == "The pier at Orle is shut"
    assert gold["conflicts"][0]["sides"][0]["reports"][0]["quote"] == "Pier"
    assert gold["articles"]["pier-1"]["boilerplate"] == ["Advertisement"]
    assert (article["id"], article["published"]) == ("pier-1", "2031-03-04")


def test_an_article_that_is_not_there_is_an_error(tmp_path: Path, articles: Path) -> None:
    missing = {"id": "pier-1", "source_id": "s2", "boilerplate": []}
    unknown: dict[str, object] = {**STORY, "articles": [missing]}
    with pytest.raises(KeyError, match="s2"):
        restore(written(tmp_path, unknown), tmp_path / "whole", articles)
