"""The disclosure calendar: which periods, until which day, and what stands published by village."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.disclosure import STATES, Due, State, calendar, is_workday, last_day, on_time
from generator.model.registry import County, Disclosure, Duty, Settings, TownshipEntry
from generator.model.township import Township
from generator.project import Project
from generator.reading import read_registry
from generator.values import PartialDate, Today
from tests.model.town import Records, town

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
LATER = date(2026, 6, 30)


def duty(every: str = "quarter", within: int = 10, **more: object) -> dict[str, object]:
    return {
        "title": "测试村务",
        "kinds": ["fund"],
        "every": every,
        "within": str(within),
        **more,
    }


def disclosure(*duties: dict[str, object], **more: object) -> Disclosure:
    raw = {"since": "2025-01", "duties": list(duties or [duty()]), **more}
    return Disclosure.model_validate(raw)


def found(
    today: date,
    *duties: dict[str, object],
    records: Records | None = None,
    villages: tuple[str, ...] = ("jiacun",),
    **more: object,
) -> tuple[Due, ...]:
    settings = Settings(disclosure=disclosure(*duties, **more))
    return calendar(town(records or {}, *villages, settings=settings), Today(today))


def spans(dues: tuple[Due, ...]) -> list[tuple[str, str]]:
    return [(str(each.start), str(each.end)) for each in dues]


@pytest.mark.parametrize(
    ("every", "since", "today", "periods"),
    [
        (
            "month",
            "2025-11",
            "2026-01-31",
            [("2025-11-01", "2025-11-30"), ("2025-12-01", "2025-12-31")],
        ),
        (
            "month",
            "2025-11",
            "2026-02-01",
            [
                ("2025-11-01", "2025-11-30"),
                ("2025-12-01", "2025-12-31"),
                ("2026-01-01", "2026-01-31"),
            ],
        ),
        ("month", "2025-11-02", "2026-01-01", [("2025-12-01", "2025-12-31")]),
        ("month", "2024-02", "2024-03-01", [("2024-02-01", "2024-02-29")]),
        (
            "quarter",
            "2025-02-15",
            "2025-10-01",
            [("2025-04-01", "2025-06-30"), ("2025-07-01", "2025-09-30")],
        ),
        ("quarter", "2025-02", "2025-06-30", []),
        ("quarter", "2025", "2025-04-01", [("2025-01-01", "2025-03-31")]),
        ("quarter", "2025-12", "2026-04-01", [("2026-01-01", "2026-03-31")]),
        ("half-year", "2025-01-01", "2025-12-31", [("2025-01-01", "2025-06-30")]),
        ("half-year", "2025-02", "2026-01-01", [("2025-07-01", "2025-12-31")]),
        ("half-year", "2025-08", "2026-06-30", []),
        ("year", "2024", "2025-12-31", [("2024-01-01", "2024-12-31")]),
        ("year", "2024-01-02", "2026-01-01", [("2025-01-01", "2025-12-31")]),
        ("year", "2027", "2026-01-01", []),
    ],
)
def test_periods_are_whole_and_over(
    every: str, since: str, today: str, periods: list[tuple[str, str]]
) -> None:
    assert spans(found(date.fromisoformat(today), duty(every), since=since)) == periods


@given(
    st.sampled_from(sorted(MONTHS)),
    st.dates(date(2020, 1, 1), date(2025, 12, 31)),
    st.dates(date(2020, 1, 1), date(2027, 12, 31)),
)
def test_periods_follow_each_other_without_a_gap(every: str, since: date, today: date) -> None:
    periods = [(each.start, each.end) for each in found(today, duty(every), since=str(since))]
    day = timedelta(days=1)
    for (start, end), (following, _) in pairwise(periods):
        assert end + day == following
        assert start < end
    for start, end in periods:
        assert since <= start
        assert end < today
        assert (start.day, (start.month - 1) % MONTHS[every]) == (1, 0)
        assert ((end + day).month - start.month) % 12 == MONTHS[every] % 12
    if not periods:
        assert today - since < timedelta(days=2 * 31 * MONTHS[every])
    else:
        assert periods[0][0] - since < timedelta(days=31 * MONTHS[every])
        assert today - periods[-1][1] <= timedelta(days=31 * MONTHS[every])


def days(within: int, counted: str = "working") -> Duty:
    return Duty.model_validate(duty(within=within, days=counted))


@pytest.mark.parametrize(
    ("end", "within", "counted", "until"),
    [
        ("2025-09-30", 10, "calendar", "2025-10-10"),
        ("2025-09-30", 10, "working", "2025-10-21"),
        ("2025-09-30", 1, "working", "2025-10-09"),
        ("2025-09-30", 3, "working", "2025-10-11"),  # a Saturday on which offices work
        ("2025-01-26", 1, "working", "2025-01-27"),  # before the Spring Festival
        ("2025-01-27", 1, "working", "2025-02-05"),
        ("2024-12-31", 1, "working", "2025-01-02"),
        ("2024-02-28", 1, "calendar", "2024-02-29"),
        ("2025-09-30", 0, "working", "2025-09-30"),
        ("2025-09-30", 0, "calendar", "2025-09-30"),
        ("2025-06-06", 5, "working", "2025-06-13"),
    ],
)
def test_the_last_day(end: str, within: int, counted: str, until: str) -> None:
    day = last_day(date.fromisoformat(end), days(within, counted), disclosure())
    assert day == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-10-01", False),
        ("2025-10-08", False),
        ("2025-09-28", True),  # a Sunday, for the holidays after it
        ("2025-10-12", False),
        ("2025-10-13", True),
    ],
)
def test_national_holidays_are_known(day: str, *, works: bool) -> None:
    assert is_workday(date.fromisoformat(day), disclosure()) is works


def test_the_settings_come_before_the_library() -> None:
    settings = disclosure(holidays=["2025-10-09", "2025-11"], workdays=["2025-10-05"])
    told = [date(2025, 10, 5), date(2025, 10, 6), date(2025, 10, 9), date(2025, 11, 18)]
    assert [is_workday(day, settings) for day in told] == [True, False, False, False]
    assert last_day(date(2025, 9, 30), days(2), settings) == date(2025, 10, 10)


def test_a_day_of_both_lists_is_a_holiday() -> None:
    settings = disclosure(holidays=["2027-05"], workdays=["2027-05-08"])
    assert not is_workday(date(2027, 5, 8), settings)


@pytest.mark.parametrize("year", [1999, 2003, 2050])
def test_years_that_the_library_does_not_know_have_weeks_of_five_days(year: int) -> None:
    for each in range(14):
        day = date(year, 10, 1) + timedelta(days=each)
        assert is_workday(day, disclosure()) is (day.isoweekday() < 6)


def test_the_settings_hold_in_years_that_the_library_does_not_know() -> None:
    holidays = [f"2050-10-0{each}" for each in range(1, 8)]
    settings = disclosure(holidays=holidays, workdays=["2050-10-08"])  # a Saturday
    assert last_day(date(2050, 9, 30), days(1), settings) == date(2050, 10, 8)
    assert last_day(date(2050, 9, 30), days(2), settings) == date(2050, 10, 10)


@given(st.dates(date(2004, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_as_many_working_days_lie_behind_as_are_given(end: date, within: int) -> None:
    last = last_day(end, days(within), disclosure())
    behind = [end + timedelta(days=each) for each in range(1, (last - end).days + 1)]
    assert sum(is_workday(day, disclosure()) for day in behind) == within
    assert is_workday(last, disclosure())


def gift(day: str) -> dict[str, object]:
    return {"date": day, "source": "villagers", "kind": "cash", "amount": "1"}


def fund(*dates: str, **more: object) -> dict[str, object]:
    return {"raised": [gift(each) for each in dates], **more}


def states(today: str, *dates: str) -> list[str]:
    records = {"fund": {"road": fund(*dates, village="jiacun")}}
    return [each.state.value for each in found(date.fromisoformat(today), records=records)]


@pytest.mark.parametrize(
    ("today", "dates", "expected"),
    [
        ("2025-04-01", [], ["due"]),
        ("2025-04-10", [], ["due"]),
        ("2025-04-11", [], ["late"]),
        ("2025-04-11", ["2025-03-31"], ["published"]),
        ("2025-04-11", ["2025-01-01"], ["published"]),
        ("2025-04-11", ["2025-02"], ["published"]),
        ("2025-04-11", ["2025"], ["late"]),
        ("2025-04-11", ["2025-04-01"], ["late"]),
        ("2025-07-01", ["2025-04-01"], ["late", "published"]),
        ("2025-07-01", ["2024-12-31"], ["late", "due"]),
        ("2025-03-31", ["2025-01-01"], []),
    ],
)
def test_the_state_of_a_period(today: str, dates: list[str], expected: list[str]) -> None:
    assert states(today, *dates) == expected


def test_the_share_on_time_leaves_out_what_is_only_due() -> None:
    records = {"fund": {"road": fund("2025-02-01", village="jiacun")}}
    dues = found(date(2025, 10, 5), records=records)
    assert [each.state for each in dues] == [State.PUBLISHED, State.LATE, State.DUE]
    assert on_time(dues) == (1, 2)
    assert on_time(()) == (0, 0)


def test_what_is_published_before_its_last_day_counts() -> None:
    records = {"fund": {"road": fund("2025-02-01", village="jiacun")}}
    assert on_time(found(date(2025, 4, 1), records=records)) == (1, 1)


def by_village(
    *villages: str, **records: Mapping[str, Mapping[str, object]]
) -> dict[str | None, str]:
    dues = found(date(2025, 4, 20), records=records, villages=villages)
    return {each.village: each.state.value for each in dues}


VILLAGES = ("jiacun", "yicun", "bingcun")


def test_a_record_counts_for_the_villages_that_it_names() -> None:
    one, two = fund("2025-02", village="jiacun"), fund("2025-02", villages=["jiacun", "yicun"])
    late = {"jiacun": "late", "yicun": "late", "bingcun": "late"}
    assert by_village(*VILLAGES) == late
    assert by_village(*VILLAGES, fund={"a": one}) == {**late, "jiacun": "published"}
    assert by_village(*VILLAGES, fund={"a": two}) == {
        **late,
        "jiacun": "published",
        "yicun": "published",
    }


def test_a_record_of_the_whole_township_counts_for_each_village() -> None:
    assert set(by_village(*VILLAGES, fund={"a": fund("2025-02")}).values()) == {"published"}


def test_a_fund_counts_for_the_village_of_its_project() -> None:
    road = {"status": "completion", "village": "yicun"}
    dues = by_village(
        *VILLAGES, fund={"road": fund("2025-02", project="road")}, project={"road": road}
    )
    assert dues == {"jiacun": "late", "yicun": "published", "bingcun": "late"}


def test_a_fund_s_own_village_comes_before_its_project_s() -> None:
    road = {"status": "completion", "village": "yicun"}
    money = fund("2025-02", project="road", village="jiacun")
    dues = by_village(*VILLAGES, fund={"road": money}, project={"road": road})
    assert dues == {"jiacun": "published", "yicun": "late", "bingcun": "late"}


def test_a_project_of_no_village_makes_its_fund_that_of_the_township() -> None:
    dues = by_village(
        *VILLAGES,
        fund={"road": fund("2025-02", project="road")},
        project={"road": {"status": "completion"}},
    )
    assert set(dues.values()) == {"published"}


def test_a_draft_publishes_nothing() -> None:
    assert by_village("jiacun", fund={"a": fund("2025-02", draft="true")}) == {"jiacun": "late"}


def test_the_date_of_a_source_is_no_date_of_what_happened() -> None:
    sourced = {"sources": [{"title": "测试公告", "date": "2025-02"}]}
    assert by_village("jiacun", fund={"a": sourced}) == {"jiacun": "late"}


def test_another_kind_of_record_does_not_count() -> None:
    meeting = {"form": "courtyard", "date": "2025-02"}
    assert by_village("jiacun", meeting={"a": meeting}) == {"jiacun": "late"}
    both = found(
        date(2025, 4, 20), duty(kinds=["fund", "meeting"]), records={"meeting": {"a": meeting}}
    )
    assert [each.state for each in both] == [State.PUBLISHED]


def test_a_day_that_only_lies_ahead_is_no_date_of_what_happened() -> None:
    task = {"status": "planned", "due": "2025-02-01"}
    dues = found(date(2025, 4, 20), duty(kinds=["task"]), records={"task": {"a": task}})
    assert [each.state for each in dues] == [State.LATE]


def test_a_township_without_villages_has_duties_itself() -> None:
    assert by_village() == {None: "late"}
    assert by_village(fund={"a": fund("2025-02")}) == {None: "published"}


def test_a_county_s_own_records_have_no_duties() -> None:
    county = County(id="ceshixian", code="990001", name="测试县")
    place = TownshipEntry.of_county(county)
    made = Township(place, county, Settings(disclosure=disclosure()))
    assert calendar(made, Today(LATER)) == ()


def test_without_settings_nothing_is_due() -> None:
    assert calendar(town({}, "jiacun"), Today(LATER)) == ()


def test_the_oldest_period_comes_first_whatever_the_duty() -> None:
    dues = found(date(2025, 7, 1), duty("quarter"), duty("month", title="测试财务"))
    ends = [(str(each.end), each.duty.title) for each in dues]
    assert [end for end, _ in ends] == sorted(end for end, _ in ends)
    assert ends[2:4] == [("2025-03-31", "测试村务"), ("2025-03-31", "测试财务")]


def test_every_state_has_its_word() -> None:
    assert set(STATES) == set(State)


# ---- when it begins, and whose it is ----------------------------------------------------------


def _begun(since: str | None, publishing_since: str | None, **county: object) -> tuple[Due, ...]:
    raw = {"since": since, "duties": [duty("month")]} if since else {"duties": [duty("month")]}
    made = town({}, "jiacun", settings=Settings(disclosure=Disclosure.model_validate(raw)))
    day = PartialDate.parse(publishing_since) if publishing_since else None
    info = made.info.model_copy(update={"publishing_since": day})
    own = made.county.model_copy(update=county)
    return calendar(Township(info, own, made.settings), Today(date(2025, 6, 30)))


@pytest.mark.parametrize(
    ("since", "publishing_since", "first"),
    [
        ("2025-03", None, "2025-03-01"),
        (None, "2025-04", "2025-04-01"),
        ("2025-03", "2025-04", "2025-04-01"),
        ("2025-03", "2024-01", "2025-03-01"),
        (None, "2025-04-02", "2025-05-01"),
    ],
)
def test_it_begins_with_the_later_of_two_days(
    since: str | None, publishing_since: str | None, first: str
) -> None:
    assert str(_begun(since, publishing_since)[0].start) == first


def test_without_a_day_it_does_not_begin() -> None:
    assert _begun(None, None) == ()


def test_the_calendar_of_the_county_goes_before_that_of_the_settings() -> None:
    own = Disclosure.model_validate({"since": "2025-01", "duties": [duty("quarter")]})
    assert {each.duty.every for each in _begun("2025-03", None, disclosure=own)} == {"quarter"}


def test_the_registry_of_this_repository_is_ready_and_nobody_is_late() -> None:
    registry, _ = read_registry(Project.at(Path(__file__).parents[2]))
    assert registry is not None
    assert registry.settings.disclosure is not None
    info, county = registry.townships[0], registry.counties[0]
    assert calendar(Township(info, county, registry.settings), Today(LATER)) == ()
    begun = info.model_copy(update={"publishing_since": PartialDate(2026, 1)})
    found = calendar(Township(begun, county, registry.settings), Today(LATER))
    assert {each.duty.every for each in found} == {"month", "quarter"}
    assert {each.village for each in found} == {village.id for village in info.villages}
