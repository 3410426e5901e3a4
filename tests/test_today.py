"""A day that remembers on which days it would have said the same."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.values import ALWAYS, Days, Today

DAY = date(2026, 1, 1)
NEAR = st.integers(-9, 9).map(lambda days: DAY + timedelta(days=days))
QUESTION = st.tuples(st.sampled_from(["is_after", "is_before"]), NEAR)


def answers(day: Today, questions: list[tuple[str, date]]) -> list[bool]:
    return [getattr(day, name)(other) for name, other in questions]


@given(NEAR, NEAR, st.lists(QUESTION, max_size=6))
def test_on_the_same_days_and_on_no_others_it_says_the_same(
    one: date, other: date, questions: list[tuple[str, date]]
) -> None:
    day = Today(one)
    said = answers(day, questions)
    assert one in day.same
    assert (answers(Today(other), questions) == said) == (other in day.same)


def test_an_answer_is_that_of_a_comparison() -> None:
    for days in (-1, 0, 1):
        other = DAY + timedelta(days=days)
        assert Today(DAY).is_after(other) == (other < DAY)
        assert Today(DAY).is_before(other) == (other > DAY)


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_first_and_the_last_of_all_days_can_be_asked_about(edge: date) -> None:
    for day in (date.min, DAY, date.max):
        today = Today(day)
        today.is_after(edge)
        today.is_before(edge)
        assert day in today.same


def test_the_day_itself_holds_on_no_other() -> None:
    today = Today(DAY)
    assert today.same == ALWAYS
    assert today.exactly() == DAY
    assert today.same == Days(DAY, DAY)


def test_what_was_asked_elsewhere_counts() -> None:
    today = Today(DAY)
    apart = today.apart()
    assert not apart.is_after(DAY)
    assert today.same == ALWAYS
    assert today.is_among(apart.same)
    today.keep_to(apart.same)
    assert today.same == apart.same == Days(last=DAY)
    assert today.same & Days(first=DAY) == Days(DAY, DAY)


def test_days_are_told_and_read_and_travel() -> None:
    days = Days(DAY, DAY + timedelta(days=3))
    assert Days.parse(*days.told) == days == pickle.loads(pickle.dumps(days))  # noqa: S301 - own
    assert Days.parse(*ALWAYS.told) == ALWAYS
    with pytest.raises(ValueError, match="x"):
        Days.parse("x", "2026-01-01")
