"""A tab or a full-width colon is told, and hides nothing of what stands after it."""

from pathlib import Path

import pytest

from generator import reading
from generator.load.mending import column_as_written
from tests.county import TODAY, make_county, put


def _found(root: Path, text: str) -> list[tuple[str, str]]:
    project = make_county(root)
    put(root, "yi/projects/canal.yml", text)
    _, found = reading.check_county(project, ["yi"], TODAY)
    return [(each.rule, str(each.position).partition("yml:")[2]) for each in found]


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        ("title：测试清淤", ("full-width-colon", "1:6")),
        ("title：  测试清淤", ("full-width-colon", "1:6")),
        ("title: 测试\u200b清淤", ("invisible-sign", "1:10")),
    ],
)
def test_what_follows_is_told_too(tmp_path: Path, first: str, fault: tuple[str, str]) -> None:
    text = (
        f"{first}\nstatus: completion\nbudget: 约3\nsumary: 水渠\n"
        "summary: 电话 13912345678\nsources: [{title: 测试}]\n"
    )
    assert _found(tmp_path, text) == [
        fault,
        ("wrong-value", "3:9"),
        ("unknown-key", "4:1"),
        ("personal-data", "5:13"),
    ]


@pytest.mark.parametrize("indent", ["\t", "　", "\u00a0\u00a0", "\u00a0 "])
def test_an_indentation_is_guessed_where_all_keys_fit(tmp_path: Path, indent: str) -> None:
    text = f"title: 测试\nstatus: 完成\nperiod:\n{indent}start: 2022\nsources: [{{title: 测试}}]\n"
    found = _found(tmp_path, text)
    assert found[0] == ("unknown-code", "2:9")
    assert [each[1] for each in found[1:]] == ["4:1"]


def test_a_wrong_guess_says_nothing(tmp_path: Path) -> None:
    text = "title: 测试\nstatus: 完成\nperiod:\n    start: 2022\n\tend: 2023\nsource:\n"
    assert _found(tmp_path, text) == [("tab-indent", "5:1")]
    text = "title: 测试\nstatus: 完成\nperiod:\n\tstart: 2022\n\tand: 2023\n"
    (tmp_path / "b").mkdir()
    assert _found(tmp_path / "b", text) == [("tab-indent", "4:1"), ("tab-indent", "5:1")]


def test_a_private_number_in_the_line_itself_is_found_where_it_stands(tmp_path: Path) -> None:
    text = "title: 测试\nstatus: completion\nsummary：电话 13912345678\nsources: [{title: 测试}]\n"
    assert _found(tmp_path, text) == [("full-width-colon", "3:8"), ("personal-data", "3:12")]


@pytest.mark.parametrize(
    ("line", "mended", "column", "written"),
    [
        ("title：x", "title: x", 8, 7),
        ("title：x", "title: x", 1, 1),
        ("\tend: x", "  end: x", 3, 2),
        ("\tend：x", "  end: x", 8, 6),
        ("\tend：x", "  end: x", 3, 3),
        ("a: b", "a: b", 4, 4),
    ],
)
def test_columns_are_those_of_the_line_as_written(
    line: str, mended: str, column: int, written: int
) -> None:
    assert column_as_written(line, mended, column) == written
