"""The rules of meetings, suggestions, compacts, points, tasks and figures: where each begins."""

from collections.abc import Mapping
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import (
    compact_meeting,
    disclosure_late,
    indicator_unit,
    meeting_presence,
    points_sum,
    reference_loop,
    registry_duplicate,
    registry_reference,
    reserved_id,
    suggestion_dates,
    suggestion_overdue,
    task_overdue,
    task_progress,
    vote_quorum,
)
from generator.check.finding import Context, RegistryContext
from generator.diagnostics import Path
from generator.load.source import Source
from generator.load.yaml_text import parse
from generator.model.registry import Disclosure, Registry, Settings
from generator.values import Today
from tests.model.town import Records, town

TODAY = date(2022, 10, 1)


def paths(rule: ModuleType, records: Records, today: date = TODAY) -> list[tuple[str, Path]]:
    """Which records a rule finds fault with, and where in them."""
    found = rule.check(Context(town(records), Today(today)))
    return [(each.entry.id, each.path) for each in found]


def faults(
    rule: ModuleType, kind: str, raw: Mapping[str, object], today: date = TODAY
) -> list[Path]:
    """Where a rule finds fault with one record."""
    return [path for _, path in paths(rule, {kind: {"a": raw}}, today)]


def meeting(**more: object) -> dict[str, object]:
    return {"form": "courtyard", **more}


@pytest.mark.parametrize(
    ("eligible", "present", "quorum", "reached"),
    [
        ("60", "31", "half", True),
        ("60", "30", "half", False),
        ("61", "31", "half", True),
        ("61", "30", "half", False),
        ("60", "40", "two-thirds", True),
        ("60", "39", "two-thirds", False),
        ("61", "41", "two-thirds", True),
        ("61", "40", "two-thirds", False),
        ("1", "1", "two-thirds", True),
        ("3", "2", "two-thirds", True),
        ("60", "0", "half", False),
        ("0", "0", "half", True),
        ("约60", "10", "half", True),
        ("60", "近10", "half", True),
        ("60", None, "half", True),
        (None, "10", "half", True),
        ("60", "10", None, True),
    ],
)
def test_quorum(
    eligible: str | None, present: str | None, quorum: str | None, *, reached: bool
) -> None:
    written = {"eligible": eligible, "present": present, "quorum": quorum}
    raw = meeting(**{key: value for key, value in written.items() if value is not None})
    assert faults(vote_quorum, "meeting", raw) == ([] if reached else [("present",)])


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_quorum_is_a_matter_of_whole_numbers(eligible: int, present: int) -> None:
    raw = meeting(eligible=str(eligible), present=str(present))
    half = faults(vote_quorum, "meeting", {**raw, "quorum": "half"})
    two_thirds = faults(vote_quorum, "meeting", {**raw, "quorum": "two-thirds"})
    assert bool(half) is (2 * present <= eligible)
    assert bool(two_thirds) is (3 * present < 2 * eligible)


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ({"eligible": "41", "present": "60"}, [("present",)]),
        ({"eligible": "60", "present": "60"}, []),
        ({"eligible": "约41", "present": "60"}, []),
        ({"eligible": "41", "present": "60余"}, []),
        ({"present": "60"}, []),
        ({"present": "2", "resolutions": [{"text": "甲", "vote": {"for": "3"}}]},
         [("resolutions", 0, "vote")]),
        ({"present": "3", "resolutions": [{"text": "甲", "vote": {"for": "3"}}]}, []),
        ({"present": "3", "resolutions": [
            {"text": "甲"},
            {"text": "乙", "vote": {"for": "2", "against": "1", "abstain": "1"}},
        ]}, [("resolutions", 1, "vote")]),
        ({"present": "近3", "resolutions": [{"text": "甲", "vote": {"for": "9"}}]}, []),
        ({"resolutions": [{"text": "甲", "vote": {"for": "9"}}]}, []),
        ({"present": "0", "resolutions": [{"text": "甲", "vote": {}}]}, []),
    ],
)  # fmt: skip
def test_presence(written: dict[str, object], where: list[Path]) -> None:
    assert faults(meeting_presence, "meeting", meeting(**written)) == where


def suggestion(status: str = "open", **more: object) -> dict[str, object]:
    return {"channel": "echo-wall", "text": "路灯不亮", "status": status, **more}


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (suggestion("resolved", received="2022-08-05", answered="2022-08-01"), [("answered",)]),
        (suggestion("resolved", received="2022-08-05", answered="2022-08-05"), []),
        (suggestion("resolved", received="2022-08-05", answered="2022-08"), []),
        (suggestion("resolved", received="2022-08", answered="2022-08-01"), []),
        (suggestion("resolved", received="2022-08", answered="2022-07-31"), [("answered",)]),
        (suggestion("resolved", received="2023", answered="2022"), [("answered",)]),
        (suggestion("answered", reply="已派人清理"), []),
        (suggestion("answered"), [("status",)]),
        (suggestion("declined"), [("status",)]),
        (suggestion("declined", reply="不属于本村"), []),
        (suggestion("resolved"), []),
        (suggestion("unknown"), []),
        (suggestion("open"), []),
        (
            suggestion("answered", received="2022-08-05", answered="2022-08-01"),
            [("answered",), ("status",)],
        ),
    ],
)
def test_dates_of_a_suggestion(raw: dict[str, object], where: list[Path]) -> None:
    assert faults(suggestion_dates, "suggestion", raw) == where


WAITING = [
    ("2022-09-30", True),
    ("2022-10-01", False),
    ("2022-09", True),
    ("2022-10", False),
    ("2022", False),
    ("2021", True),
    (None, False),
]


@pytest.mark.parametrize(("due", "late"), WAITING)
@pytest.mark.parametrize(
    "status", ["open", "under-way", "answered", "resolved", "declined", "unknown"]
)
def test_an_overdue_suggestion(due: str | None, status: str, *, late: bool) -> None:
    raw = suggestion(status, **({"due": due} if due else {}))
    waits = status in {"open", "under-way"}
    expected = [("due",)] if late and waits else []
    assert faults(suggestion_overdue, "suggestion", raw) == expected


@pytest.mark.parametrize(("due", "late"), WAITING)
@pytest.mark.parametrize("status", ["planned", "under-way", "done", "stopped"])
def test_an_overdue_task(due: str | None, status: str, *, late: bool) -> None:
    raw = {"status": status, **({"due": due} if due else {})}
    waits = status in {"planned", "under-way"}
    assert faults(task_overdue, "task", raw) == ([("due",)] if late and waits else [])


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"status": "done", "progress": "100%"}, []),
        ({"status": "done", "progress": "100"}, []),
        ({"status": "done", "progress": "99.9%"}, [("progress",)]),
        ({"status": "under-way", "progress": "100%"}, [("progress",)]),
        ({"status": "stopped", "progress": "100%"}, [("progress",)]),
        ({"status": "planned", "progress": "0%"}, []),
        ({"status": "under-way", "progress": "50%"}, []),
        ({"status": "done"}, []),
        ({"status": "done", "milestones": [{"title": "开工", "met": "2022-08"}]}, []),
        ({"status": "done", "milestones": [{"title": "开工"}]}, [("status",)]),
        ({"status": "under-way", "milestones": [{"title": "开工"}]}, []),
        (
            {"status": "done", "progress": "50%", "milestones": [{"title": "开工"}]},
            [("progress",), ("status",)],
        ),
    ],
)
def test_progress_of_a_task(raw: dict[str, object], where: list[Path]) -> None:
    assert faults(task_progress, "task", raw) == where


def tree(**parents: str) -> Records:
    needed = {"form": "council", "level": "village"}
    return {
        "organisation": {
            name: {**needed, **({"parent": parent} if parent else {})}
            for name, parent in parents.items()
        }
    }


@pytest.mark.parametrize(
    ("parents", "circle"),
    [
        ({"a": "", "b": "a", "c": "a"}, []),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c"]),
        ({"a": "gone"}, []),
    ],
)
def test_a_tree_has_no_circle(parents: dict[str, str], circle: list[str]) -> None:
    assert paths(reference_loop, tree(**parents)) == [(name, ("parent",)) for name in circle]


def test_versions_of_a_compact_have_no_circle() -> None:
    compacts: dict[str, dict[str, object]] = {
        "a": {"text": "甲", "replaces": "b"},
        "b": {"text": "乙", "replaces": "a"},
    }
    assert paths(reference_loop, {"compact": compacts}) == [
        ("a", ("replaces",)),
        ("b", ("replaces",)),
    ]


def test_the_same_id_in_another_kind_is_no_circle() -> None:
    records: Records = {
        "project": {"road": {"status": "completion", "management": {"agreed": "road"}}},
        "compact": {"road": {"text": "甲", "meeting": "road"}},
        "meeting": {"road": meeting(resolutions=[{"text": "乙", "project": "road"}])},
    }
    assert paths(reference_loop, records) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef"), max_size=6))
def test_exactly_the_records_of_a_circle_are_named(parents: dict[str, str]) -> None:
    def returns(start: str) -> bool:
        here = parents.get(start)
        for _ in parents:
            if here == start:
                return True
            here = parents.get(here) if here else None
        return False

    named = [name for name, _ in paths(reference_loop, tree(**parents))]
    assert named == [name for name in sorted(parents) if returns(name)]


@pytest.mark.parametrize(
    ("more", "where"),
    [({}, [()]), ({"meeting": "talk"}, []), ({"adopted": "户主会通过"}, [])],
)
def test_a_compact_says_who_adopted_it(more: dict[str, str], where: list[Path]) -> None:
    assert faults(compact_meeting, "compact", {"text": "公约", **more}) == where


def points(**more: object) -> dict[str, object]:
    return {"rules": "测试", **more}


def entry(name: str, number: int, **more: str) -> dict[str, object]:
    return {"name": name, "points": str(number), **more}


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (points(entries=[entry("一组", 30)], standings=[entry("一组", 30)]), []),
        (points(entries=[entry("一组", 30)], standings=[entry("一组", 40)]),
         [("standings", 0, "points")]),
        (points(entries=[entry("一组", 30), entry("二组", 5), entry("一组", 10)],
                standings=[entry("二组", 5), entry("一组", 40)]), []),
        (points(entries=[entry("一组", 30)], standings=[entry("二组", 1)]),
         [("standings", 0, "points")]),
        (points(entries=[entry("一组", 30)], standings=[entry("二组", 0)]), []),
        (points(standings=[entry("一组", 40)]), []),
        (points(redemptions=[entry("一组", 40, item="肥皂")]), []),
        (points(entries=[entry("一组", 30)], redemptions=[entry("一组", 30, item="肥皂")]), []),
        (points(entries=[entry("一组", 30)], redemptions=[
            entry("一组", 20, item="肥皂"), entry("一组", 11, item="毛巾"),
        ]), [("redemptions", 1, "points")]),
        (points(entries=[entry("一组", 30)], redemptions=[entry("二组", 1, item="肥皂")]),
         [("redemptions", 0, "points")]),
        (points(), []),
    ],
)  # fmt: skip
def test_points_add_up(raw: dict[str, object], where: list[Path]) -> None:
    assert faults(points_sum, "points", raw) == where


ENTRIES = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 99)), min_size=1, max_size=9)


@given(ENTRIES)
def test_standings_that_are_the_sums_are_right_and_all_others_wrong(
    given_: list[tuple[str, int]],
) -> None:
    sums = {name: sum(each for who, each in given_ if who == name) for name in "甲乙丙"}
    entries = [entry(*each) for each in given_]
    right = [entry(*each) for each in sums.items()]
    wrong = [entry(name, number + 1) for name, number in sums.items()]
    assert faults(points_sum, "points", points(entries=entries, standings=right)) == []
    assert len(faults(points_sum, "points", points(entries=entries, standings=wrong))) == 3


@pytest.mark.parametrize(
    ("values", "where"),
    [
        (["11.5 万元", "12.3 万元"], []),
        (["11.5 万元", "320 户"], [("values", 1, "value")]),
        (["115000 元", "12.3 万元"], []),  # 万 is part of the number
        (["98%", "99 %"], []),
        (["98%", "0.99"], [("values", 1, "value")]),
        (["1 人", "2 户", "3 人", "4 户"], [("values", 1, "value"), ("values", 3, "value")]),
        (["近50 人", "100余 人"], []),
    ],
)
def test_the_unit_of_a_measure_stays(values: list[str], where: list[Path]) -> None:
    raw = {"measure": "population", "values": [{"value": each} for each in values]}
    assert faults(indicator_unit, "indicator", raw) == where


DUTY = {"title": "测试村务", "kinds": ["fund"], "every": "quarter", "within": "10"}


def late(
    *duties: Mapping[str, object],
    villages: tuple[str, ...] = ("jiacun", "yicun"),
    today: date = TODAY,
    funds: Mapping[str, Mapping[str, object]] | None = None,
) -> list[str]:
    raw = {"since": "2022-01", "duties": list(duties or [DUTY])}
    settings = Settings(disclosure=Disclosure.model_validate(raw))
    found = disclosure_late.check(
        Context(town({"fund": funds or {}}, *villages, settings=settings), Today(today))
    )
    return [str(each.message) for each in found]


def fund(village: str, day: str) -> dict[str, object]:
    given_ = {"date": day, "source": "villagers", "kind": "cash", "amount": "1"}
    return {"village": village, "raised": [given_]}


def test_a_reminder_names_the_villages_of_a_period() -> None:
    first = "测试村务 from 2022-01-01 to 2022-03-31 was due on 2022-04-10: "
    second = "测试村务 from 2022-04-01 to 2022-06-30 was due on 2022-07-10: "
    assert late() == [f"{first}jiacun村, yicun村.", f"{second}jiacun村, yicun村."]
    assert late(funds={"a": fund("jiacun", "2022-02")}) == [
        f"{first}yicun村.",
        f"{second}jiacun村, yicun村.",
    ]
    assert late(villages=()) == [f"{first}测试镇.", f"{second}测试镇."]


def test_nobody_is_reminded_before_the_last_day_is_over() -> None:
    assert late(today=date(2022, 4, 10)) == []
    assert len(late(today=date(2022, 4, 11))) == 1


def test_two_duties_of_one_title_are_two_reminders() -> None:
    other = {**DUTY, "kinds": ["meeting"]}
    assert len(late(DUTY, other, today=date(2022, 4, 11))) == 2
    monthly = {**DUTY, "every": "month"}
    assert len(late(DUTY, monthly, today=date(2022, 4, 11))) == 4


def registry(
    settings: Mapping[str, object] | None = None, county: str = "ceshixian", town_id: str = "ceshi"
) -> RegistryContext:
    raw = {
        "settings": settings or {},
        "counties": [{"id": county, "code": "990001", "name": "测试县"}],
        "townships": [{"id": town_id, "code": "990001101", "county": county, "name": "测试镇"}],
    }
    return RegistryContext(Registry.model_validate(raw), Source("villages.yml", "", parse("")))


def test_a_county_and_a_township_have_different_addresses() -> None:
    [found] = registry_duplicate.check(registry(county="ceshi"))
    assert found.path == ("townships", 0, "id")
    assert str(found.message) == "“ceshi” is already that of 测试县."
    assert list(registry_duplicate.check(registry())) == []


def test_a_county_has_no_address_of_the_portal() -> None:
    assert [each.path for each in reserved_id.check(registry(county="handbook"))] == [
        ("counties", 0, "id")
    ]
    assert [each.path for each in reserved_id.check(registry(town_id="handbook"))] == [
        ("townships", 0, "id")
    ]


@pytest.mark.parametrize(
    ("kinds", "where"),
    [
        (["fund"], []),
        (["fund", "meeting", "bulletin"], []),
        (["funds"], [0]),
        (["fund", "资金"], [1]),
    ],
)
def test_a_duty_names_kinds_that_there_are(kinds: list[str], where: list[int]) -> None:
    settings = {"disclosure": {"since": "2022", "duties": [{**DUTY, "kinds": kinds}]}}
    assert [each.path for each in registry_reference.check(registry(settings))] == [
        ("settings", "disclosure", "duties", 0, "kinds", at) for at in where
    ]
