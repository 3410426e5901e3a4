"""Rules of pictures, on files that a repository should not hold: `picture-large` among them."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.reading import check_county
from tests.county import TODAY, make_county, put
from tests.pictures import photograph, quarters, saved

RECORD = """\
title: 测试照片
village: dong
status: completion
attachments:
  - {file: bridge.jpg, title: 测试桥, alt: 四块颜色}
sources: [{title: 测试公告}]
"""


def found(root: Path, data: bytes, record: str = RECORD, name: str = "bridge.jpg") -> list[str]:
    project = make_county(root, {"jia/projects/bridge.yml": record})
    (root / "content/jia/projects" / name).write_bytes(data)
    return [_show(each) for each in check_county(project, (), TODAY)[1]]


def _show(each: Diagnostic) -> str:
    return f"{each.severity.value} {each.rule} {each.position.line} {each.message}"


def test_a_photograph_with_a_description_passes(tmp_path: Path) -> None:
    assert found(tmp_path, photograph()) == []


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (5_000_000 - 20_000, []),
        (5_400_000, ["warning picture-large 5 The picture has 5.4 MB."]),
        (
            20_000_001,
            ["error picture-too-large 5 The picture has 21 MB; possible are 20 MB."],
        ),
    ],
)
def test_heavy_pictures(tmp_path: Path, extra: int, expected: list[str]) -> None:
    """Cameras may write as much as they like behind the end of a picture."""
    assert found(tmp_path, photograph(400, 300) + bytes(extra)) == expected


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        ("", "The picture has no description."),
        (", alt: 测试桥", "The description only repeats the title or the file’s name."),
        (", alt: bridge.jpg", "The description only repeats the title or the file’s name."),
    ],
)
def test_a_description_says_something(tmp_path: Path, alt: str, message: str) -> None:
    record = RECORD.replace(", alt: 四块颜色", alt)
    assert found(tmp_path, photograph(), record) == [f"warning picture-description 5 {message}"]


def test_an_attachment_that_is_no_picture_needs_none(tmp_path: Path) -> None:
    record = RECORD.replace("bridge.jpg", "plan.txt").replace(", alt: 四块颜色", "")
    assert found(tmp_path, b"plan", record, "plan.txt") == []


def test_a_picture_of_a_faulty_record_is_looked_at(tmp_path: Path) -> None:
    record = RECORD + "statu: completion\n"
    rules = [each.split()[1] for each in found(tmp_path, b"nothing", record)]
    assert sorted(rules) == ["picture-unreadable", "unknown-key"]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.HEIC", "Save the picture as JPEG: open it"),
        ("a.gif", "Save the picture as JPEG or PNG"),
        ("a.svg", "Save the picture as JPEG or PNG"),
        ("a.tiff", "Save the picture as JPEG or PNG"),
        ("a.zip", "Save it as PDF"),
    ],
)
def test_other_kinds_of_pictures_have_a_remedy(tmp_path: Path, name: str, remedy: str) -> None:
    project = make_county(tmp_path, {"jia/projects/bridge.yml": RECORD.replace("bridge.jpg", name)})
    put(tmp_path, f"jia/projects/{name}", "")
    (only,) = check_county(project, (), TODAY)[1]
    assert only.rule == "attachment-type"
    assert str(only.remedy).startswith(remedy)


def test_a_picture_that_no_record_names_is_not_read(tmp_path: Path) -> None:
    project = make_county(tmp_path, {"jia/projects/bridge.yml": RECORD})
    folder = tmp_path / "content/jia/projects"
    (folder / "bridge.jpg").write_bytes(saved(quarters(60, 40)))
    (folder / "other.jpg").write_bytes(b"nothing")
    assert check_county(project, (), TODAY)[1] == []
