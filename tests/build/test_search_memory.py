"""What the portal's index holds in memory does not grow with the places that it goes over."""

import tracemalloc
from pathlib import Path
from random import Random

import pytest

from generator.build.search import (
    Document,
    build_index,
    keep,
    lists,
    part_of,
    published_part,
    sorted_lines,
)

PAGES = 20
KEPT_OF_A_PLACE = 7_000
"""Bytes: where it lies, its own name and its village's, and what the index itself says of each of
its pages. Held in memory, the names of its pages with their sounds would be three times as much."""


def _documents(place: int) -> list[Document]:
    """Pages of a place, of which each has a name and words of its own."""
    own = range(PAGES * place, PAGES * place + PAGES)
    return [
        Document(
            f"projects/{number}/index.html",
            f"{_signs(number, 6)}修路",
            (_signs(number + 9_000, 80), f"第{number}号"),
            ("项目",),
            {"village": (f"{_signs(place, 3)}村",), "kind": ("项目",), "year": (str(number % 20),)},
        )
        for number in own
    ]


def _signs(seed: int, length: int) -> str:
    """Signs in no order, the same for the same seed."""
    some = Random(seed)  # noqa: S311 - nothing is kept secret with it
    return "".join(chr(some.randrange(0x4E00, 0x4F00)) for _ in range(length))


def _peak(folder: Path, count: int) -> int:
    """Of the index over so many places, bytes."""
    places = [folder / f"p{place}" for place in range(count)]
    parts = [published_part(place, f"{place.name}/", place / "gist.json") for place in places]
    tracemalloc.start()
    try:
        build_index(parts, folder / f"find{count}")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_portals_index_does_not_hold_what_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bounds are so low here that ten places reach them."""
    monkeypatch.setattr(sorted_lines, "_AT_ONCE", 100)
    monkeypatch.setattr(sorted_lines, "_BATCH", 10)
    monkeypatch.setattr(sorted_lines, "_RUNS", 2)
    monkeypatch.setattr(lists, "_MARKS", 500)
    monkeypatch.setattr(lists, "_BLOCK", 100)
    monkeypatch.setattr(lists, "_RANGE", 10_000)
    for place in range(40):
        own = part_of(_documents(place))
        index = build_index([own], tmp_path / f"p{place}" / "find")
        keep(own.gist, index, tmp_path / f"p{place}" / "gist.json")
    _peak(tmp_path, 2)
    few, many = _peak(tmp_path, 10), _peak(tmp_path, 40)
    assert many - few < 30 * KEPT_OF_A_PLACE
