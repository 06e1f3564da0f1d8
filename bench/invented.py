"""Invented articles, as many as are asked for: short ones, of many stories, to be added and killed at.

Some are no English and cannot be read, some are later versions of a page. Everything is invented.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

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
UNREADABLE = "Unlesbar ist dieser Text für alle, die nur Englisch lesen, sagte die Polizei."


def invented(number: int, stories: int = 12, lines: int = 4) -> list[dict[str, str | None]]:
    """`number` articles as JSON has them, each of so many `lines`: each story has ten words of its own."""
    rng = random.Random(7)
    about = [rng.sample(WORDS.split(), 10) for _ in range(stories)]
    rows: list[dict[str, str | None]] = []
    for index in range(number):
        words = about[index % stories]
        text = [
            f"The {' '.join(rng.sample(words, 5))} {rng.choice(['sank', 'fell', 'burned'])}, police said."
            for _ in range(lines)
        ]
        if index % 17 == 5:
            text = [UNREADABLE, f"{index}"]
        page = f"https://orle.example/{index // 24}" if index % 24 in (3, 15) else None
        rows.append({"text": "\n".join(text), "url": page, "published": f"2031-05-{1 + index % 28:02}"})
    return rows


def write(folder: Path, number: int, stories: int = 12, lines: int = 4) -> Path:
    """The articles as JSON lines, and beside them a file that is none; `folder`."""
    folder.mkdir(exist_ok=True)
    rows = map(json.dumps, invented(number, stories, lines))
    (folder / "pile.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder
