"""Adds invented articles to a store with light readings, so that it can be killed: `adding.py PLACE PILE`.

Says on standard output when it begins, how many articles are surely kept after each batch, and when it
is done. Everything is invented.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from stores import reading_of

from whosays import lexicon, library
from whosays.library import Library
from whosays.model import Article, Reading, Unread
from whosays.reading import Cache, batches
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.store import open_store

WORDS = """
anchor apron barge barley basalt beacon bellows bicycle blizzard boiler bramble brewery bridge
bucket cactus canal candle canyon carpet cattle cavern cellar chalk chapel cherry chimney cinema
clover cobalt comet copper cotton cradle crater cricket crystal curtain dagger dairy diesel donkey
dragon drought engine falcon ferry fiddle flannel forest fossil fountain furnace galaxy garlic
geyser glacier granite gravel guitar hammer harbour harvest hedgehog helmet hornet iceberg jacket
jungle kettle kitchen ladder lantern lemon lizard locust magnet marble meadow melon mirror monsoon
mosaic mushroom napkin needle nickel oasis orchard organ otter oyster paddle parrot pebble pepper
piano pigeon pillow planet plaster pottery puddle pumpkin quarry rabbit radish raven ribbon river
rocket saddle salmon sandal satin scarecrow seagull shovel silver spider spruce statue sulphur
sunflower tavern temple thunder tiger timber tobacco tractor trumpet tunnel turnip turtle umbrella
valley velvet violin volcano walnut walrus weasel whistle willow window wizard yacht zebra
"""
STORIES = 12


def invented(number: int) -> list[dict[str, str | None]]:
    """`number` lines of JSON, of a dozen stories: a few cannot be read, a few are later versions."""
    rng = random.Random(7)
    about = [rng.sample(WORDS.split(), 10) for _ in range(STORIES)]
    rows: list[dict[str, str | None]] = []
    for index in range(number):
        words = about[index % STORIES]
        lines = [
            f"The {' '.join(rng.sample(words, 5))} {rng.choice(['sank', 'fell', 'burned'])}, police said."
            for _ in range(4)
        ]
        if index % 17 == 5:
            lines[0] = "Unreadable."
        page = f"https://orle.example/{index // 24}" if index % 24 in (3, 15) else None
        rows.append({"text": "\n".join(lines), "url": page, "published": f"2031-05-{1 + index % 28:02}"})
    return rows


def write(folder: Path, number: int) -> Path:
    """The articles as JSON lines, and beside them a file that is none."""
    folder.mkdir(exist_ok=True)
    (folder / "pile.jsonl").write_text("\n".join(map(json.dumps, invented(number))), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def light(article: Article, _models: object) -> Reading | Unread:
    """A reading without any model."""
    if article.text.startswith("Unreadable."):
        return Unread(article.called, "cannot be read")
    return reading_of(article)


def models(settings: Settings) -> Any:
    """What passes for models."""
    return SimpleNamespace(names=("light",), lexicon=lexicon.load(settings.lexicon))


def read_batch(
    batch: batches.Batch,
    models: Models,
    cache: Cache | None = None,  # noqa: ARG001
) -> tuple[Reading | Unread, ...]:
    """What becomes of each item, with `light` in place of reading."""
    return tuple(item if isinstance(item, Unread) else light(item, models) for item in batch)


def add(place: str, pile: Path) -> None:
    """Adds the pile, saying how far it is."""
    store = open_store(place, create=True)
    kept = Library(store, load_models=models)
    print("begins", flush=True)
    with store.writer():
        kept.enlist([pile])
        for _ in kept.read(lambda _done, _item: print(store.counts().read, flush=True)):
            pass
        for _ in kept.tell():
            pass
    store.close()
    print("done", flush=True)


if __name__ == "__main__":
    batches.read_batch = read_batch
    library.BATCH = 8  # type: ignore[misc]
    library._LISTED = 30  # type: ignore[misc]
    add(sys.argv[1], Path(sys.argv[2]))
