"""Charts: the sums of the bars are the totals shown, and each bar names its entries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.points import Points
from generator.render import charts
from generator.render.felt import per_household
from generator.render.ledger import Ledger
from generator.render.lists import echo_wall
from generator.values import Today, Yuan, total
from tests.render.cycle import TODAY
from tests.render.sample import entry

AMOUNTS = st.decimals(Decimal("0.01"), 10**9, places=2)
DATES = st.one_of(
    st.none(), st.sampled_from(["2023", "2024-01", "2024-02-29", "2025-12", "2024-02-01"])
)
SOURCES = st.sampled_from(["grant", "villagers", "collective", "other"])
RAISED = st.lists(st.tuples(AMOUNTS, DATES, SOURCES), max_size=12)
SPENT = st.lists(st.tuples(AMOUNTS, DATES), max_size=12)


def _ledger(
    raised: list[tuple[Decimal, str | None, str]], spent: list[tuple[Decimal, str | None]]
) -> Ledger:
    received = [
        {"source": source, "kind": "cash", "amount": f"{amount:f}"} | ({"date": day} if day else {})
        for amount, day, source in raised
    ]
    paid = [
        {"purpose": "料", "amount": f"{amount:f}"} | ({"date": day} if day else {})
        for amount, day in spent
    ]
    fund = entry("fund", "x", {"title": "测试账", "raised": received, "spent": paid})
    return Ledger.of([fund])  # type: ignore[list-item]


@given(RAISED, SPENT)
def test_bars_add_up_to_the_totals_shown(
    raised: list[tuple[Decimal, str | None, str]], spent: list[tuple[Decimal, str | None]]
) -> None:
    ledger = _ledger(raised, spent)
    sources = charts.by_source(ledger)
    assert total([bar.sum for bar in sources]) == ledger.received
    assert sum(len(bar.lines) for bar in sources) == len(raised)
    periods = charts.over_time(ledger)
    if periods:
        assert total([each.received.sum for each in periods]) == ledger.received
        assert total([each.spent.sum for each in periods]) == ledger.outgoings
        named = [line for each in periods for line in (*each.received.lines, *each.spent.lines)]
        assert len(named) == len(raised) + len(spent)


@given(RAISED, SPENT)
def test_a_bar_is_as_long_as_its_part(
    raised: list[tuple[Decimal, str | None, str]], spent: list[tuple[Decimal, str | None]]
) -> None:
    ledger = _ledger(raised, spent)
    bars = [(bar.sum.amount, bar.width) for bar in charts.by_source(ledger)]
    bars.sort()
    assert [width for _, width in bars] == sorted(width for _, width in bars)
    assert all(0 < width <= 100 for _, width in bars)
    assert not bars or bars[-1][1] == 100


def test_periods_are_months_unless_an_entry_knows_only_its_year() -> None:
    months = _ledger([(Decimal(1), "2024-01", "other"), (Decimal(2), "2024-02-29", "other")], [])
    assert [str(each.date) for each in charts.over_time(months)] == ["2024-01", "2024-02"]
    mixed = _ledger([(Decimal(1), "2023", "other"), (Decimal(2), "2024-02-29", "other")], [])
    assert [str(each.date) for each in charts.over_time(mixed)] == ["2023", "2024"]


def test_what_has_no_date_stands_last_and_is_said() -> None:
    ledger = _ledger([(Decimal(1), None, "other")], [(Decimal(1), "2024-01")])
    assert [each.date and str(each.date) for each in charts.over_time(ledger)] == ["2024-01", None]


@pytest.mark.parametrize("dates", [[None, None], ["2024-01", "2024-01-05"], []])
def test_one_row_is_no_chart(dates: list[str | None]) -> None:
    assert charts.over_time(_ledger([(Decimal(1), day, "other") for day in dates], [])) == ()


def test_every_suggestion_is_in_one_row() -> None:
    texts = {"open": "open", "late": "open", "done": "resolved", "no": "declined", "x": "unknown"}
    entries = [
        entry(
            "suggestion",
            name,
            {"title": name, "channel": "meeting", "text": "话", "status": status}
            | ({"due": "2020-01-01"} if name == "late" else {}),
        )
        for name, status in texts.items()
    ]
    wall = echo_wall(entries, Today(TODAY))  # type: ignore[arg-type]
    bars = charts.answers(wall)
    assert [(bar.anchor, bar.count) for bar in bars] == [
        ("late", 1),
        ("waiting", 1),
        ("settled", 2),
        ("unknown", 1),
    ]
    assert [(bar.anchor, bar.count) for bar in charts.answered_by_channel(wall)] == [
        ("by-meeting", 2)
    ]


def test_points_earned_and_exchanged() -> None:
    given_points = {
        "title": "积分",
        "rules": "多劳多得",
        "entries": [{"name": "一组", "points": "30"}, {"name": "二组", "points": "12"}],
        "redemptions": [{"name": "一组", "points": "10", "item": "洗衣粉"}],
    }
    record = entry("points", "x", given_points).record
    assert isinstance(record, Points)
    bars = charts.earned_and_redeemed(record)
    assert [(bar.anchor, bar.count) for bar in bars] == [("entries", 42), ("redemptions", 10)]


@pytest.mark.parametrize(
    ("households", "spent", "expected"),
    [
        ("68", ["150000", "50000"], (Yuan(Decimal(2941)), False)),
        ("50", ["200000"], (Yuan(Decimal(4000)), True)),
        ("近68", ["200000"], None),
        ("68", [], None),
        ("0", ["200000"], None),
    ],
)
def test_money_by_the_household_is_what_was_spent_where_the_households_are_exact(
    households: str, spent: list[str], expected: tuple[Yuan, bool] | None
) -> None:
    project = entry(
        "project",
        "p",
        {"title": "修路", "status": "completion", "beneficiaries": {"households": households}},
    )
    raised = [{"source": "other", "kind": "cash", "amount": "300000"}]
    paid = [{"purpose": "料", "amount": each} for each in spent]
    fund = entry("fund", "x", {"title": "账", "raised": raised, "spent": paid})
    ledger = Ledger.of([fund])  # type: ignore[list-item]
    found = per_household(project, ledger)  # type: ignore[arg-type]
    assert (found and (found.yuan, found.exact)) == expected
