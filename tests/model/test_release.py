"""Releases: what a period's lines say equals what the test reckons from the raw records itself."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.model.bulletin import Bulletin, ReleaseLine, Section
from generator.model.release import Told, compile_lines, told
from generator.values import PartialDate
from tests.model.town import entry, town

Raw = dict[str, Any]

DATES = st.one_of(
    st.sampled_from(["2024", "2025"]),
    st.builds("2025-{:02d}".format, st.integers(1, 12)),
    st.dates(date(2024, 12, 1), date(2026, 1, 31)).map(str),
)
MAYBE = st.none() | DATES
FEN = st.integers(0, 10**9)
START, END = PartialDate.parse("2025-01"), PartialDate.parse("2025-03")


def first_day(text: str) -> date:
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)


def last_day(text: str) -> date:
    """The day before the first of the next year, month or day."""
    start = first_day(text)
    if len(text) == 10:
        return start
    span = 12 if len(text) == 4 else 1
    months = start.year * 12 + start.month - 1 + span
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def inside(raw: Raw, start: str, end: str, key: str = "date") -> bool:
    """Whether each day that the raw record's date can mean lies in the period."""
    text = raw.get(key)
    return text is not None and (
        first_day(start) <= first_day(text) and last_day(text) <= last_day(end)
    )


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def amount(line: ReleaseLine) -> Decimal:
    """The figure of a line of money, read anew."""
    assert line.figure is not None
    number, _, unit = line.figure.partition(" ")
    assert unit == "元"
    return Decimal(number.replace(",", ""))


def dated(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
    """A part of a record with a date, or without one."""
    made = st.fixed_dictionaries({"date": MAYBE, **fields})
    return made.map(lambda raw: {key: value for key, value in raw.items() if value is not None})


def gift(form: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
    return dated(source=st.just("villagers"), kind=st.just(form), **fields)


GIFTS = st.one_of(
    gift("cash", amount=FEN.map(yuan)),
    gift("cash", pledged=FEN.map(yuan)),
    gift("cash", stated=st.just("近万元")),
    gift("labour", people=st.integers(1, 90).map(str)),
    gift("goods", item=st.just("石料"), quantity=st.just("3 吨")),
    gift("land", quantity=st.just("2 亩")),
    gift("ideas", text=st.just("先修下水")),
)
FUNDS = st.fixed_dictionaries(
    {
        "raised": st.lists(GIFTS, max_size=6),
        "spent": st.lists(dated(purpose=st.just("砖"), amount=FEN.map(yuan)), max_size=4),
    }
)
SUGGESTIONS = st.fixed_dictionaries(
    {
        "channel": st.just("echo-wall"),
        "text": st.just("路灯不亮"),
        "status": st.sampled_from(
            ["open", "under-way", "answered", "resolved", "declined", "unknown"]
        ),
    },
    optional={"answered": DATES},
)
MEETINGS = dated(
    form=st.just("courtyard"),
    resolutions=st.lists(
        st.fixed_dictionaries(
            {"text": st.just("修路"), "decided": st.sampled_from(["adopted", "rejected"])}
        ),
        max_size=3,
    ),
)
PROJECTS = st.fixed_dictionaries(
    {"status": st.sampled_from(["implementation", "completion", "maintenance", "cancelled"])},
    optional={
        "period": st.fixed_dictionaries({}, optional={"end": DATES}),
        "decision": st.fixed_dictionaries(
            {
                "steps": st.lists(
                    dated(step=st.sampled_from(["branch-proposal", "villagers-resolution"])),
                    max_size=2,
                )
            }
        ),
    },
)
TASKS = st.fixed_dictionaries(
    {"status": st.sampled_from(["under-way", "done"])}, optional={"done": DATES}
)
HONOURS = dated(
    family=st.just("honour"), programme=st.just("文明户"), count=st.integers(1, 9).map(str)
)
GRANTS = dated(
    family=st.just("grant"),
    awarded=FEN.map(yuan),
    disbursed=st.lists(dated(amount=FEN.map(yuan)), max_size=3),
)
ACTIVITIES = dated(form=st.just("cleaning"), people=st.just("近50"))


def some(records: st.SearchStrategy[Raw]) -> st.SearchStrategy[dict[str, Raw]]:
    return st.dictionaries(st.sampled_from("abc"), records, max_size=3)


RECORDS = st.fixed_dictionaries(
    {
        "fund": some(FUNDS),
        "suggestion": some(SUGGESTIONS),
        "meeting": some(MEETINGS),
        "project": some(PROJECTS),
        "task": some(TASKS),
        "award": some(st.one_of(HONOURS, GRANTS)),
        "activity": some(ACTIVITIES),
    }
)
PERIODS = st.tuples(DATES, DATES).filter(lambda both: first_day(both[0]) <= last_day(both[1]))


def compiled(records: dict[str, dict[str, Raw]], period: tuple[str, str]) -> list[ReleaseLine]:
    start, end = (PartialDate.parse(each) for each in period)
    return list(compile_lines(town(records), start, end))


def count(lines: list[ReleaseLine], section: Section, folder: str = "") -> int:
    return sum(each.section is section and each.record.startswith(folder) for each in lines)


@given(RECORDS, PERIODS)
def test_money_of_a_period_is_the_sum_of_its_entries(
    records: dict[str, dict[str, Raw]], period: tuple[str, str]
) -> None:
    lines = compiled(records, period)
    funds = records["fund"]
    for section, key in ((Section.RAISED, "raised"), (Section.SPENT, "spent")):
        wanted = sum(
            Decimal(each["amount"])
            for fund in funds.values()
            for each in fund[key]
            if "amount" in each and inside(each, *period)
        )
        assert wanted == sum(
            amount(line)
            for line in lines
            if line.section is section and (line.figure or "").endswith(" 元")
        )


@given(RECORDS, PERIODS)
def test_every_gift_of_a_period_is_told_but_a_promise(
    records: dict[str, dict[str, Raw]], period: tuple[str, str]
) -> None:
    wanted = [
        (f"funds/{name}", number, each["kind"])
        for name, fund in sorted(records["fund"].items())
        for number, each in enumerate(fund["raised"], start=1)
        if inside(each, *period) and "pledged" not in each
    ]
    lines = [each for each in compiled(records, period) if each.section is Section.RAISED]
    kinds = {
        line.record + str(line.entry): records["fund"][line.record[6:]]["raised"][line.entry - 1][
            "kind"
        ]
        for line in lines
        if line.entry
    }
    assert len(lines) == len(wanted)
    assert kinds == {address + str(number): kind for address, number, kind in wanted}


@given(RECORDS, PERIODS)
def test_everything_else_of_a_period_is_counted(
    records: dict[str, dict[str, Raw]], period: tuple[str, str]
) -> None:
    lines = compiled(records, period)

    def of(kind: str) -> list[Raw]:
        return list(records[kind].values())

    answers = ("answered", "resolved", "declined")
    steps = [
        step for project in of("project") for step in project.get("decision", {}).get("steps", ())
    ]
    resolutions = [
        each
        for meeting in of("meeting")
        if inside(meeting, *period)
        for each in meeting["resolutions"]
    ]
    payments = [each for award in of("award") for each in award.get("disbursed", ())]
    assert count(lines, Section.ANSWERED) == sum(
        each["status"] in answers and inside(each, *period, "answered") for each in of("suggestion")
    )
    assert count(lines, Section.DECIDED, "meetings/") == sum(
        each["decided"] == "adopted" for each in resolutions
    )
    assert count(lines, Section.DECIDED, "projects/") == sum(
        each["step"] == "villagers-resolution" and inside(each, *period) for each in steps
    )
    assert count(lines, Section.FINISHED, "projects/") == sum(
        each["status"] in {"completion", "maintenance"}
        and inside(each.get("period", {}), *period, "end")
        for each in of("project")
    )
    assert count(lines, Section.FINISHED, "tasks/") == sum(
        each["status"] == "done" and inside(each, *period, "done") for each in of("task")
    )
    assert count(lines, Section.AWARDED) == sum(
        inside(each, *period) for each in (*of("award"), *payments)
    )
    assert count(lines, Section.HELD) == sum(inside(each, *period) for each in of("activity"))


@given(RECORDS, PERIODS)
def test_lines_stand_in_the_order_of_sections(
    records: dict[str, dict[str, Raw]], period: tuple[str, str]
) -> None:
    found = [list(Section).index(each.section) for each in compiled(records, period)]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("written", "told_of"),
    [
        ("2025-01-01", True),
        ("2025-03-31", True),
        ("2025-02", True),
        ("2025-03", True),
        ("2025", False),
        ("2024-12-31", False),
        ("2025-04-01", False),
        ("2025-04", False),
    ],
)
def test_a_date_that_only_partly_lies_in_the_period_is_left_out(
    written: str, *, told_of: bool
) -> None:
    made = town({"activity": {"clean": {"form": "cleaning", "date": written}}})
    assert len(compile_lines(made, START, END)) == told_of
    assert compile_lines(made, PartialDate.parse("2025-03-31"), PartialDate(2025, 3)) == (
        compile_lines(made, START, END) if written == "2025-03-31" else ()
    )


def test_lines_of_a_section_stand_by_date() -> None:
    made = town(
        {
            "activity": {
                "a": {"form": "cleaning", "date": "2025-03-02"},
                "b": {"form": "cleaning", "date": "2025-01-31"},
                "c": {"form": "cleaning", "date": "2025-03"},
            }
        }
    )
    assert [each.title for each in compile_lines(made, START, END)] == [
        "测试b",
        "测试c",
        "测试a",
    ]


def test_a_draft_is_not_told() -> None:
    fund = {"draft": "true", "raised": [cash("100")]}
    assert compile_lines(town({"fund": {"road": fund}}), START, END) == ()


def test_what_the_lines_say() -> None:
    made = town(
        {
            "fund": {
                "road": {
                    "title": "修路资金",
                    "raised": [
                        cash("20000.50"),
                        {**cash("0.50"), "from": "测试商会"},
                        {**gave("cash"), "stated": "近万元"},
                        {**gave("labour"), "people": "近50", "days": "3 天", "work": "清沟"},
                        {**gave("goods"), "item": "石料", "quantity": "12 吨"},
                        {**gave("goods"), "item": "锄头"},
                        {**gave("land"), "quantity": "0.5 亩"},
                        {**gave("ideas"), "text": "先修下水"},
                        gave("labour"),
                        cash("0"),
                    ],
                    "spent": [{"date": "2025-02-01", "purpose": "水泥", "amount": "1万"}],
                }
            },
            "award": {
                "star": {
                    "family": "honour",
                    "programme": "文明户",
                    "date": "2025-03",
                    "count": "14",
                    "unit": "户",
                },
                "grant": {
                    "title": "奖补",
                    "family": "grant",
                    "date": "2025-03-01",
                    "awarded": "5万",
                    "disbursed": [{"date": "2025-03-02", "amount": "2万"}],
                },
            },
            "project": {
                "road": {
                    "title": "修路",
                    "status": "completion",
                    "period": {"end": "2025-03"},
                    "outputs": [
                        {"name": "水泥路", "quantity": "800 米"},
                        {"name": "路灯", "quantity": "约12 盏"},
                    ],
                }
            },
            "suggestion": {
                "lamp": {
                    "channel": "hotline",
                    "text": "路灯不亮",
                    "status": "resolved",
                    "answered": "2025-02-02",
                    "count": "100余",
                }
            },
        }
    )
    found = [
        (each.section.value, each.entry, each.title, each.figure)
        for each in compile_lines(made, START, END)
    ]
    assert found == [
        ("raised", 1, "修路资金", "20,000.50 元"),
        ("raised", 2, "修路资金：测试商会", "0.50 元"),
        ("raised", 3, "修路资金", "近万元"),
        ("raised", 4, "修路资金", "近50 人 3 天 清沟"),
        ("raised", 5, "修路资金", "石料 12 吨"),
        ("raised", 6, "修路资金", "锄头"),
        ("raised", 7, "修路资金", "0.5 亩"),
        ("raised", 8, "修路资金", "先修下水"),
        ("raised", 9, "修路资金", None),
        ("raised", 10, "修路资金", "0 元"),
        ("spent", 1, "修路资金：水泥", "10,000 元"),
        ("finished", None, "修路", "水泥路 800 米；路灯 约12 盏"),
        ("answered", None, "测试lamp", "100余"),
        ("awarded", None, "测试star", "14 户"),
        ("awarded", None, "奖补", "50,000 元"),
        ("awarded", 1, "奖补：拨付", "20,000 元"),
    ]


def test_texts_that_are_too_long_for_a_line_are_cut() -> None:
    """Title and donor may have 500 signs each, and a line no more than that in all."""
    raised = {**cash("1"), "from": "乙" * 500}
    outputs = [{"name": "丙" * 300, "quantity": "1 米"}] * 2
    made = town(
        {
            "fund": {"road": {"title": "甲" * 500, "raised": [raised]}},
            "project": {
                "road": {"status": "completion", "period": {"end": "2025-02"}, "outputs": outputs}
            },
        }
    )
    raised_line, finished = compile_lines(made, START, END)
    assert raised_line.title == "甲" * 499 + "…"
    assert raised_line.figure == "1 元"
    assert (finished.figure or "")[-1] == "…"
    assert not any(each.corrected for each in told(made, bulletin(raised_line, finished)))


def gave(form: str, day: str = "2025-02-01") -> Raw:
    return {"date": day, "source": "villagers", "kind": form}


def cash(written: str, day: str = "2025-02-01") -> Raw:
    return {**gave("cash", day), "amount": written}


def bulletin(
    *lines: ReleaseLine, period: tuple[str, str] | None = ("2025-01", "2025-03")
) -> Bulletin:
    """A bulletin that keeps these lines."""
    raw: Raw = {
        "number": "1",
        "date": "2025-04-01",
        "body": "测试",
        "lines": [each.model_dump() for each in lines],
    }
    if period:
        raw["period"] = {"start": period[0], "end": period[1]}
    found: Bulletin = entry("bulletin", "first", raw).record
    return found


def published(*raised: Raw, period: tuple[str, str] | None = ("2025-01", "2025-03")) -> Bulletin:
    """The bulletin that was published when the fund had these entries."""
    lines = compile_lines(town({"fund": {"road": {"raised": list(raised)}}}), START, END)
    return bulletin(*lines, period=period)


def later(said: Bulletin, *raised: Raw) -> list[Told]:
    """What the bulletin says beside a fund that has these entries by now."""
    return list(told(town({"fund": {"road": {"raised": list(raised)}}}), said))


def changes(found: list[Told]) -> list[tuple[str | None, str | None]]:
    """Old and new figure of every line that is corrected; no figure where nothing is left."""
    return [
        (each.line.figure, each.now.figure if each.now else None)
        for each in found
        if each.corrected
    ]


@given(RECORDS, PERIODS)
def test_records_that_stay_as_they_were_have_no_correction(
    records: dict[str, dict[str, Raw]], period: tuple[str, str]
) -> None:
    said = bulletin(*compiled(records, period), period=period)
    found = told(town(records), said)
    assert [each.line for each in found] == list(said.lines)
    assert not any(each.corrected for each in found)
    assert all(each.entry and each.entry.address == each.line.record for each in found)


AMOUNTS = st.lists(st.integers(1, 5), min_size=1, max_size=6)
"""Few amounts, so that many entries say the same; unnamed villagers often give alike."""


@given(AMOUNTS, st.data())
@example(amounts=[2, 2, 2], data=None)
def test_a_corrected_amount_is_told_with_old_and_new(
    amounts: list[int], data: st.DataObject | None
) -> None:
    at = data.draw(st.integers(0, len(amounts) - 1)) if data else 1
    new = data.draw(st.integers(6, 9)) if data else 3
    now = [*amounts[:at], new, *amounts[at + 1 :]]
    found = later(published(*(cash(f"{each}") for each in amounts)), *(cash(f"{n}") for n in now))
    assert changes(found) == [(f"{amounts[at]} 元", f"{new} 元")]
    assert found[at].corrected


@given(AMOUNTS, st.integers(1, 9), st.data())
def test_an_entry_that_comes_in_between_is_no_correction(
    amounts: list[int], new: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(amounts)))
    now = [*amounts[:at], new, *amounts[at:]]
    said = published(*(cash(f"{each}") for each in amounts))
    assert changes(later(said, *(cash(f"{each}") for each in now))) == []


@given(AMOUNTS, st.data())
@example(amounts=[1, 2, 3], data=None)
@example(amounts=[2, 2], data=None)
def test_an_entry_that_is_gone_is_told_and_no_other(
    amounts: list[int], data: st.DataObject | None
) -> None:
    at = data.draw(st.integers(0, len(amounts) - 1)) if data else 0
    now = [*amounts[:at], *amounts[at + 1 :]]
    said = published(*(cash(f"{each}") for each in amounts))
    assert changes(later(said, *(cash(f"{each}") for each in now))) == [(f"{amounts[at]} 元", None)]


@given(AMOUNTS)
def test_entries_in_another_order_are_no_correction(amounts: list[int]) -> None:
    said = published(*(cash(f"{each}") for each in amounts))
    assert changes(later(said, *(cash(f"{each}") for each in reversed(amounts)))) == []


def test_an_entry_is_known_again_by_its_title_when_others_come_before_it() -> None:
    shop, guild = {"from": "测试店"}, {"from": "测试商会"}
    said = published({**cash("100"), **shop}, {**cash("300"), **guild})
    found = later(said, cash("5"), {**cash("150"), **shop}, {**cash("300"), **guild})
    assert changes(found) == [("100 元", "150 元")]
    assert found[0].now is not None
    assert found[0].now.entry == 2


def test_a_corrected_donor_is_a_correction() -> None:
    said = published({**cash("100"), "from": "测试店"})
    [found] = later(said, {**cash("100"), "from": "测试商会"})
    assert found.corrected
    assert found.now is not None
    assert found.now.title == "测试road：测试商会"


def test_the_same_gift_in_another_period_does_not_hide_a_correction() -> None:
    said = published(cash("200"), cash("200"))
    now = [cash("200"), cash("300"), cash("200", "2025-05-01"), cash("200", "2025-05-01")]
    assert changes(later(said, *now)) == [("200 元", "300 元")]


def test_an_entry_that_turns_out_to_be_of_another_period_is_a_correction() -> None:
    said = published(cash("200"))
    assert changes(later(said, cash("200", "2025-04-01"))) == [("200 元", None)]
    assert changes(later(said, cash("200", "2025-03-31"))) == []


def test_lines_without_a_period_are_held_against_the_whole_record() -> None:
    said = published(cash("200"), period=None)
    assert changes(later(said, cash("200", "2025-05-01"))) == []
    assert changes(later(said, cash("300", "2025-05-01"))) == [("200 元", "300 元")]


def test_a_record_that_is_gone_or_a_draft_again_says_nothing_now() -> None:
    said = published(cash("200"))
    [gone] = told(town({}), said)
    assert (gone.entry, gone.now, gone.corrected) == (None, None, True)
    fund = {"raised": [cash("200")], "draft": "true"}
    [drafted] = told(town({"fund": {"road": fund}}), said)
    assert (drafted.entry, drafted.now, drafted.corrected) == (None, None, True)


def test_a_happening_that_is_taken_back_says_nothing_now() -> None:
    done = {"status": "done", "done": "2025-02-01"}
    said = bulletin(*compile_lines(town({"task": {"road": done}}), START, END))
    [found] = told(town({"task": {"road": {**done, "status": "under-way"}}}), said)
    assert found.entry is not None
    assert (found.now, found.corrected) == (None, True)


@given(AMOUNTS, AMOUNTS)
def test_as_many_lines_are_told_as_were_said(before: list[int], after: list[int]) -> None:
    assume(before != after)
    said = published(*(cash(f"{each}") for each in before))
    found = later(said, *(cash(f"{each}") for each in after))
    assert [each.line for each in found] == list(said.lines)
    now = [each.now.entry for each in found if each.now]
    assert len(now) == len(set(now)), "two lines stand for one entry of today"
    kept = sum(min(before.count(each), after.count(each)) for each in set(before))
    assert sum(not each.corrected for each in found) == kept
