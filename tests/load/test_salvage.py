"""A fault in one field hides nothing that another field says."""

from pathlib import Path

from generator import reading
from generator.load.salvage import salvage
from generator.model import KINDS
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
    township, _ = reading.read_township(project, registry, registry.townships[1], TODAY)
    assert [entry.id for entry in township.partial] == ["canal"]
    assert township.records["project"] == ()
    assert township.public.partial == ()


def test_a_record_without_its_title_is_read_for_the_rest() -> None:
    assert salvage(KIND["project"], {"status": "completion"}) is not None


def test_nothing_is_made_of_nothing() -> None:
    assert salvage(KIND["project"], "text") is None
    assert salvage(KIND["award"], {"title": "测试"}) is None
