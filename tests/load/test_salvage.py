"""A fault in one field hides nothing that another field says."""

from pathlib import Path

import pytest

from generator import reading
from generator.load.salvage import salvage
from generator.model import KINDS
from generator.model.base import Record
from generator.values import Today
from tests.county import TODAY, make_county, put

KIND = {kind.name: kind.adapter for kind in KINDS}


def _found(root: Path, text: str, path: str = "yi/projects/canal.yml") -> set[tuple[str, int]]:
    project = make_county(root)
    put(root, path, text)
    _, found = reading.check_county(project, ["yi"], TODAY)
    return {(each.rule, each.position.line) for each in found}


def test_a_misspelt_key_hides_no_private_number(tmp_path: Path) -> None:
    text = (
        "title: 测试清淤\nvillage: 测试南村\nstatus: completion\nsumary: 水渠\n"
        "summary: 电话 13912345678\nsources:\n  - {title: 测试, date: 2027-01}\n"
    )
    assert _found(tmp_path, text) == {
        ("unknown-village", 2),
        ("unknown-key", 4),
        ("personal-data", 5),
        ("future-date", 7),
    }


NUMBERS = {
    "in what is required": "title: 测试\nstatus: 电话 13912345678\n",
    "below a required field": "title: 测试\nstatus: 完成了\nsummary: 电话 13912345678\n",
    "under a misspelt key": "title: 测试\nstatus: completion\ntel: 13912345678\n",
    "beside a fault in a list": (
        "title: 测试\nstatus: completion\nsources:\n  - {titel: 测试, publisher: 13912345678}\n"
    ),
    "in a list of what has no place": "title: 测试\nstatuss: x\nx: [{y: [z, 13912345678]}]\n",
    "in a comment": "title: 测试\nstatus: 完成了\nsources: [] # 电话 13912345678\n",
}


@pytest.mark.parametrize("where", NUMBERS)
def test_no_fault_hides_a_private_number(tmp_path: Path, where: str) -> None:
    """Wherever it stands in the record, and whatever else is wrong with it."""
    text = NUMBERS[where]
    line = text.partition("13912345678")[0].count("\n") + 1
    rule = "comment-private" if "comment" in where else "personal-data"
    found = _found(tmp_path, text)
    assert (rule, line) in found
    assert len({each for each, _ in found} - {rule, "missing-source"}) > 0


def test_places_in_lists_stay_right(tmp_path: Path) -> None:
    text = (
        "title: 测试\nsources: [{title: 测试}]\nraised:\n"
        "  - {source: villagers, kind: cash, amount: x}\n"
        "  - {source: villagers, kind: cash, amount: 1, date: 2030}\n"
    )
    found = _found(tmp_path, text, "yi/funds/canal.yml")
    assert found == {("wrong-value", 4), ("future-date", 5)}


def test_what_is_left_is_only_checked(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 测试\nstatus: completion\nx: y\n")
    registry, _ = reading.read_registry(project)
    assert registry is not None
    township, _ = reading.read_township(project, registry, registry.townships[1], Today(TODAY))
    assert [entry.id for entry in township.partial] == ["canal"]
    assert township.records["project"] == ()
    assert township.public.partial == ()


def test_a_record_without_its_title_is_read_for_the_rest() -> None:
    assert salvage(KIND["project"], {"status": "completion"}) is not None


def test_nothing_is_made_of_nothing() -> None:
    assert salvage(KIND["project"], "text") is None


def test_without_what_a_kind_must_have_the_rest_of_every_record_is_kept() -> None:
    found = salvage(KIND["award"], {"title": "测试", "village": "dong", "count": "1"})
    assert found == Record(title="测试", village="dong")
