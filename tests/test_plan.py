"""Which places a change touches: never one too few."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import county, load, plan
from generator.model.registry import Registry, TownshipEntry
from tests.county import REGISTRY, make_county, put

ALL = ("jia", "yi", "ceshi")
COUNTY = '{id: ceshi, code: "990001", name: 测试县}'
SETTINGS = "settings:\n  title: 测试县公示\n"


def _registry(folder: Path, text: str = REGISTRY) -> Registry:
    (folder / "villages.yml").write_text(text, encoding="utf-8")
    registry, _, found = load.load_registry(folder)
    assert registry is not None, found
    return registry


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return _registry(tmp_path_factory.mktemp("now"))


def _places(registry: Registry) -> Sequence[TownshipEntry]:
    return (*registry.townships, TownshipEntry.of_county(registry.counties[0]))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([], ()),
        (["content/yi/projects/canal.yml"], ("yi",)),
        (["content/yi/projects/files/照片 一.jpg", "content/jia/funds/a.yml"], ("jia", "yi")),
        (["content/ceshi/indicators/grain.yml"], ("ceshi",)),
        (["content/bing/projects/a.yml"], ()),
        (["content/yi/projects/deps.lock"], ("yi",)),
        (["docs/index.md", "docs/requirements.md", "README.md", "tests/test_plan.py"], ()),
        (["villages.yml"], ()),
        (["mkdocs.yml"], ALL),
        (["theme_overrides/assets/gongshi.css"], ALL),
        (["generator/render/templates/pages/home.md.j2"], ALL),
        (["requirements.lock"], ALL),
        (["pyproject.toml"], ALL),
        (["vendor/gongshi-0.1.0-py3-none-any.whl"], ALL),
        ([".github/workflows/site.yml"], ALL),
    ],
)
def test_the_files_that_differ_name_the_places(
    changed: list[str], expected: tuple[str, ...], now: Registry
) -> None:
    assert plan.touched(changed, _places(now), now, now) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "# 备注\n", ()),
        ("name: 测试乙乡", "name: 测试丁乡", ("yi",)),
        ("name: 测试西村", "name: 测试北村", ("jia",)),
        ("0000-0000001", "0000-0000002", ("jia",)),
        (COUNTY, COUNTY.replace("测试县", "考试县"), ALL),
        (SETTINGS, SETTINGS + "  notice_days: 7\n", ALL),
        ("  - id: yi\n", "  - id: bing\n", ("yi",)),
    ],
)
def test_of_the_registry_what_is_said_of_a_place_counts(
    old: str, new: str, expected: tuple[str, ...], now: Registry, tmp_path: Path
) -> None:
    assert old in REGISTRY
    before = _registry(tmp_path, REGISTRY.replace(old, new, 1) if old else REGISTRY + new)
    assert plan.touched(["villages.yml"], _places(now), before, now) == expected


def test_an_earlier_registry_that_cannot_be_read_touches_all(now: Registry) -> None:
    assert plan.touched(["villages.yml"], _places(now), None, now) == ALL
    assert plan.touched(["content/yi/a"], _places(now), None, now) == ("yi",)


_FILES = ("content/jia/a.yml", "content/yi/b.yml", "villages.yml", "docs/a.md", "mkdocs.yml", "x")


@given(st.sets(st.sampled_from(_FILES)), st.sets(st.sampled_from(_FILES)))
def test_more_changes_never_touch_fewer_places(
    now: Registry, first: set[str], second: set[str]
) -> None:
    places = _places(now)
    both = set(plan.touched(first | second, places, now, now))
    assert both == {*plan.touched(first, places, now, now), *plan.touched(second, places, now, now)}


@pytest.mark.parametrize(
    "change",
    [
        ("villages.yml", REGISTRY.replace("测试乙乡", "测试丁乡")),
        ("villages.yml", REGISTRY.replace("测试县公示", "公示")),
        ("content/jia/projects/road.yml", "title: 别的\nstatus: completion\n"),
        ("content/jia/projects/files/a.txt", "附件"),
        ("mkdocs.yml", "site_name: 别的\n"),
        ("docs/index.md", "# 别的\n"),
    ],
)
def test_a_place_whose_inputs_differ_is_touched(change: tuple[str, str], tmp_path: Path) -> None:
    """Held against the digest by which a build knows that a place is to be made anew."""
    project = make_county(tmp_path)

    def inputs() -> tuple[Registry, dict[str, str]]:
        registry, _, _ = load.load_registry(tmp_path)
        assert registry is not None
        places = load.places(tmp_path, registry)
        digests = {info.id: county.place_inputs(project, registry, info) for info in places}
        return registry, digests

    before, old = inputs()
    path, text = change
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    now, new = inputs()
    differing = tuple(name for name in new if new[name] != old[name])
    assert plan.touched([path], load.places(tmp_path, now), before, now) == differing


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), unique=True), st.integers(1, 40))
def test_each_place_goes_to_one_machine_and_no_machine_is_idle(ids: list[str], most: int) -> None:
    dealt = [each.split(" ") for each in plan.dealt(ids, most)]
    assert sorted(name for each in dealt for name in each) == sorted(ids)
    assert len(dealt) <= most
    assert {len(each) for each in dealt} <= {len(ids) // most, len(ids) // most + 1}


def test_what_the_printers_write() -> None:
    assert json.loads(plan.as_json(["jia", "yi"], 1)) == ["jia", "yi"]
    assert plan.as_github(["jia", "yi"], 256) == 'matrix={"township":["jia","yi"]}\nany=true'
    assert plan.as_github(["a", "b", "c"], 2) == 'matrix={"township":["a c","b"]}\nany=true'
    assert plan.as_github([], 256) == 'matrix={"township":[]}\nany=false'
    child = json.loads(plan.as_gitlab(["jia", "yi"], 256))
    assert child["place-2"] == {"extends": ".place", "variables": {"TOWNSHIPS": "yi"}}
    assert plan.as_gitlab([], 256).count("place-") == 0


def test_places_in_the_order_of_the_registry(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "ceshi/indicators/a.yml", "")
    registry, _, _ = load.load_registry(tmp_path)
    assert registry is not None
    places = load.places(tmp_path, registry)
    assert plan.touched(["generator/plan.py"], places, registry, registry) == ALL
