"""The record of a fault: places that editors jump to, the order of mending, short values."""

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import (
    MAX_SHOWN,
    Diagnostic,
    Position,
    Severity,
    has_errors,
    shorten,
)
from generator.messages import msg


def diagnostic(path: str = "a.yml", line: int = 1, column: int = 1, rule: str = "r") -> Diagnostic:
    place = Position(path, line, column)
    return Diagnostic(rule, Severity.WARNING, place, msg("fault"), msg("remedy"))


def test_a_place_is_a_link() -> None:
    assert str(Position("content/ceshi/projects/x.yml", 3, 7)) == "content/ceshi/projects/x.yml:3:7"


def test_order_is_by_file_then_line_then_column() -> None:
    mended = [
        diagnostic("a.yml", 2, 9),
        diagnostic("a.yml", 10, 1, "a"),
        diagnostic("a.yml", 10, 1, "b"),
        diagnostic("a.yml", 10, 2),
        diagnostic("b.yml", 1, 1),
    ]
    assert sorted(set(mended), key=lambda each: each.order) == mended


def test_only_an_error_stops_publication() -> None:
    warning = diagnostic()
    error = Diagnostic("r", Severity.ERROR, Position("a"), msg("fault"), msg("remedy"))
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors((warning, error))


@given(st.text())
def test_a_shortened_value_is_one_short_line(value: str) -> None:
    short = shorten(value)
    assert len(short) <= MAX_SHOWN
    assert len(short.splitlines()) <= 1
    assert short.rstrip("…") in " ".join(value.split())


def test_a_short_value_stays_as_it_is() -> None:
    assert shorten("测试 水渠") == "测试 水渠"
    assert shorten("一" * MAX_SHOWN) == "一" * MAX_SHOWN
    assert shorten("一" * (MAX_SHOWN + 1)) == "一" * (MAX_SHOWN - 1) + "…"
