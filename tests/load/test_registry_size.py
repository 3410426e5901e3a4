"""The registry of a province is larger than a record may be."""

from pathlib import Path

from generator import reading
from generator.load.faults import file_size
from tests.county import TODAY, make_county


def test_a_registry_may_be_as_large_as_a_province(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    registry = tmp_path / "villages.yml"
    text = registry.read_text("utf-8")
    registry.write_text(text + "# \n" * (file_size.LIMIT // 3 + 1), encoding="utf-8")
    assert registry.stat().st_size > file_size.LIMIT
    assert reading.check_county(project, (), TODAY)[1] == []


def test_a_registry_has_a_limit_too(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    registry = tmp_path / "villages.yml"
    registry.write_bytes(registry.read_bytes() + b"#" * file_size.REGISTRY_LIMIT)
    _, found = reading.check_county(project, (), TODAY)
    assert [each.rule for each in found] == ["file-size"]
    assert str(file_size.REGISTRY_LIMIT) in str(found[0].message)
