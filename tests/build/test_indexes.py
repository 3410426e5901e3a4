"""The portal's search index, made ahead of the place that it waits for."""

import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.build.indexes import PORTAL, IndexAhead
from generator.build.pages import html_of
from generator.project import Project
from tests.county import TODAY, bytes_of, make_county

NAMES = ["jia", "yi", "handbook"]


def index_of(site: Path) -> str:
    return str(json.loads((site / "find" / "now.json").read_text("utf-8"))["index"])


def build(project: Project, *, with_portal: bool = True) -> None:
    pipeline.make_county(project, (), 1, TODAY, lambda _: None, with_portal=with_portal)


@pytest.fixture
def county(tmp_path: Path) -> Project:
    project = make_county(tmp_path)
    build(project)
    return project


def change(project: Project, text: str) -> None:
    """Say something else in a record of the first place, and publish that place alone."""
    record = project.root / "content" / "jia" / "projects" / "road.yml"
    record.write_text(f"{text}\n" + record.read_text("utf-8").partition("\n")[2], "utf-8")
    build(project, with_portal=False)


def pieces(folder: Path) -> set[int]:
    """The files of its postings, whatever their names are."""
    return {path.stat().st_ino for path in folder.glob("*/places/*.json")}


@pytest.mark.parametrize("names", [NAMES, ["handbook", *NAMES[:2]]])
@pytest.mark.parametrize("room", [16_000_000, 10])
def test_an_index_made_ahead_is_one_made_in_its_turn(
    county: Project, monkeypatch: pytest.MonkeyPatch, names: list[str], room: int
) -> None:
    """Pieces that stay are taken from the one before, unless too much would be in memory."""
    monkeypatch.setattr("generator.build.search.earlier._ROOM", room)
    ahead = IndexAhead(county, "jia")
    change(county, "title: 测试东村铺路")
    ahead.gather(html_of(county.build / PORTAL), names)
    made = ahead.made(index_of(county.site / "jia"))
    assert made
    taken = pieces(made) & pieces(county.site / "find")
    assert bool(taken) == (room > 10)
    files = bytes_of(made)
    (county.site / "gongshi.json").unlink()
    build(county)
    assert files == bytes_of(county.site / "find")


def test_an_index_of_another_name_is_not_made(county: Project) -> None:
    ahead = IndexAhead(county, "jia")
    ahead.gather(html_of(county.build / PORTAL), NAMES)
    assert ahead.made("another") is None


def test_one_that_begins_when_the_place_is_made_is_made_from_nothing(county: Project) -> None:
    """What the place said before is no longer known then."""
    change(county, "title: 测试东村铺路")
    ahead = IndexAhead(county, "jia")
    ahead.gather(html_of(county.build / PORTAL), NAMES)
    made = ahead.made(index_of(county.site / "jia"))
    assert made
    assert not pieces(made) & pieces(county.site / "find")
