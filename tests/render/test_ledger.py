"""Sums: exact for money, as exact as the vaguest part for quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.ledger import Ledger
from generator.render.sums import Mark, Sum, add_up
from generator.values import Quantity, Yuan
from tests.render.sample import entry


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["12 吨", "3 吨"], Sum(Decimal(15), "吨", Mark.EXACT)),
        (["12余 吨", "3 吨"], Sum(Decimal(15), "吨", Mark.LEAST)),
        (["近12 吨", "3余 吨"], Sum(Decimal(15), "吨", Mark.ABOUT)),
        (["约12 吨"], Quantity.parse("约12 吨")),
    ],
)
def test_quantities_of_one_unit(parts: list[str], expected: Sum | Quantity) -> None:
    assert add_up(Quantity.parse(part) for part in parts) == (expected,)


def test_units_are_never_mixed() -> None:
    parts = [Quantity.parse(text) for text in ("1 吨", "2 车", "3 吨")]
    assert [each.unit for each in add_up(parts)] == ["吨", "车"]


@given(st.lists(st.decimals(0, 10**9, places=2), max_size=30))
def test_money_is_summed_to_the_fen(amounts: list[Decimal]) -> None:
    raised = [{"source": "other", "kind": "cash", "amount": f"{each:f}"} for each in amounts]
    fund = entry("fund", "x", {"title": "测试账", "raised": raised})
    assert Ledger.of([fund]).received == Yuan(sum(amounts, start=Decimal(0)))  # type: ignore[list-item]
