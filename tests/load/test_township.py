"""A township's folder: which files are records, which are attachments, and what lies wrong."""

import os
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.load import load_township, places, stray_folders
from generator.model.fund import Fund
from generator.model.registry import County, Registry, TownshipEntry
from generator.model.township import Township
from tests.load.test_reading import CESHI, REGISTRY

FUND = "title: 测试资金\n"


def put(root: Path, *names: str, text: str = FUND) -> None:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def load(root: Path) -> tuple[Township, list[Diagnostic]]:
    return load_township(root, REGISTRY, CESHI)


def test_records_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/funds/b.yml", "ceshi/funds/a.yaml", "ceshi/funds/a-1.yml")
    township, found = load(tmp_path)
    assert found == []
    assert [entry.id for entry in township.of(Fund)] == ["a", "a-1", "b"]
    assert [entry.address for entry in township.of(Fund)] == ["funds/a", "funds/a-1", "funds/b"]


def test_a_township_without_a_folder_is_empty(tmp_path: Path) -> None:
    township, found = load(tmp_path)
    assert found == []
    assert township.of(Fund) == ()


def test_files_beside_the_records_are_attachments(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/funds/a.yml", "ceshi/funds/plan.pdf", "ceshi/awards/名单.txt")
    put(tmp_path, "ceshi/funds/.DS_Store", "ceshi/.hidden/x.yml", ".hidden/x.yml")
    township, found = load(tmp_path)
    assert found == []
    assert township.files == {"funds/plan.pdf", "awards/名单.txt"}
    assert stray_folders(tmp_path, REGISTRY) == []


def test_a_record_that_cannot_be_read_is_remembered(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/funds/good.yml")
    put(tmp_path, "ceshi/funds/bad.yml", text="title: [\n")
    township, _ = load(tmp_path)
    assert [entry.id for entry in township.of(Fund)] == ["good"]
    assert township.unread == {("fund", "bad")}


def test_a_warning_does_not_lose_the_record(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/funds/a.yml", text="\ufefftitle: 测试 #2\n")
    township, found = load(tmp_path)
    assert [each.rule for each in found] == ["byte-order-mark", "cut-by-comment"]
    assert [entry.record.title for entry in township.of(Fund)] == ["测试"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
@pytest.mark.parametrize("name", [b"\xb2\xe2\xca\xd4.yml", b"a\x1b[31m.yml", b"a\nb.yml"])
def test_a_name_that_no_terminal_should_print_is_shown_harmlessly(
    tmp_path: Path, name: bytes
) -> None:
    put(tmp_path, "ceshi/funds/good.yml")
    folder = os.fsencode(tmp_path) + b"/content/ceshi/funds/"
    Path(os.fsdecode(folder + name)).write_text(FUND, "utf-8")
    township, found = load(tmp_path)
    assert [each.rule for each in found] == ["bad-id"]
    shown = f"{found[0].position}{found[0].message}{found[0].remedy}{found[0].record}"
    assert shown.isprintable()
    assert shown.encode()
    assert [entry.id for entry in township.of(Fund)] == ["good"]


COUNTIES = (
    County(id="ceshixian", code="990001", name="测试县"),
    County(id="erxian", code="990002", name="测试二县"),
)
TWO = TownshipEntry(id="erzhen", code="990002101", county="erxian", name="测试二镇")
COUNTY = Registry(counties=COUNTIES, townships=(TWO, CESHI))


def test_a_county_with_a_folder_is_a_place_after_the_townships(tmp_path: Path) -> None:
    assert [place.id for place in places(tmp_path, COUNTY)] == ["erzhen", "ceshi"]
    put(tmp_path, "erxian/funds/a.yml")
    assert [place.id for place in places(tmp_path, COUNTY)] == ["erzhen", "ceshi", "erxian"]
    put(tmp_path, "ceshixian/funds/a.yml")
    assert [place.id for place in places(tmp_path, COUNTY)][2:] == ["ceshixian", "erxian"]


def test_a_file_of_a_county_s_name_makes_no_place(tmp_path: Path) -> None:
    put(tmp_path, "erxian")
    assert [place.id for place in places(tmp_path, COUNTY)] == ["erzhen", "ceshi"]
    assert [each.rule for each in stray_folders(tmp_path, COUNTY)] == ["unknown-folder"]


def test_a_county_is_a_place_without_villages(tmp_path: Path) -> None:
    put(tmp_path, "erxian/funds/a.yml")
    place = places(tmp_path, COUNTY)[-1]
    assert (place.id, place.code, place.county, place.name) == (
        "erxian",
        "990002",
        "erxian",
        "测试二县",
    )
    assert (place.villages, place.contact) == ((), None)
    assert [each.is_county for each in places(tmp_path, COUNTY)] == [False, False, True]
    township, found = load_township(tmp_path, COUNTY, place)
    assert found == []
    assert township.county.name == "测试二县"
    assert [entry.address for entry in township.of(Fund)] == ["funds/a"]
    assert stray_folders(tmp_path, COUNTY) == []


def test_a_county_s_records_are_named_by_its_folder(tmp_path: Path) -> None:
    put(tmp_path, "erxian/funds/a.yml", text="titel: 错\n")
    put(tmp_path, "erxian/fund/a.yml")
    _, found = load_township(tmp_path, COUNTY, places(tmp_path, COUNTY)[-1])
    assert {each.position.path for each in found} == {
        "content/erxian/fund",
        "content/erxian/funds/a.yml",
    }
    assert {each.record for each in found} == {"", "erxian/funds/a"}


def test_the_same_id_in_a_county_and_in_its_township_is_two_records(tmp_path: Path) -> None:
    put(tmp_path, "ceshixian/funds/a.yml", text="title: 县\n")
    put(tmp_path, "ceshi/funds/a.yml", text="title: 镇\n")
    titles = [
        entry.record.title
        for place in places(tmp_path, COUNTY)
        for entry in load_township(tmp_path, COUNTY, place)[0].of(Fund)
    ]
    assert titles == ["镇", "县"]
