"""Capital numerals, against the examples of the rules and against an independent reader."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.paper.capitals import capitals
from generator.values import Yuan

_DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def yuan(text: str) -> Yuan:
    return Yuan(Decimal(text))


def _number(words: str) -> int:
    """What the numerals before 元 say, read from the left as a person reads them."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in words:
            high, _, low = words.rpartition(unit)
            assert low == "" or low.startswith("零") == (_number(low) * 10 < size), words
            return _number(high) * size + _number(low)
    found, digit = 0, 0
    for sign in words:
        if sign in _UNITS:
            assert digit
            found, digit = found + digit * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign]
    return found + digit


def fen_said(words: str) -> int:
    plain = words.removeprefix("人民币")
    whole, _, rest = plain.rpartition("元")
    fen = _number(whole) * 100
    digit = 0
    for sign in rest.removesuffix("整"):
        if sign in "角分":
            fen += digit * (10 if sign == "角" else 1)
        else:
            digit = _DIGITS[sign]
    return fen


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        # the examples of 正确填写票据和结算凭证的基本规定, each in its shorter form
        ("1409.50", "人民币壹仟肆佰零玖元伍角"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("1680.32", "人民币壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.50", "人民币伍角"),
        ("10", "人民币壹拾元整"),
        ("200000", "人民币贰拾万元整"),
        ("10001000", "人民币壹仟万壹仟元整"),
        ("100002001", "人民币壹亿零贰仟零壹元整"),
        ("100000000", "人民币壹亿元整"),
        ("1000000000000", "人民币壹万亿元整"),
        ("-12000.50", "人民币负壹万贰仟元伍角"),
    ],
)
def test_sums_as_the_rules_write_them(sum_: str, words: str) -> None:
    assert capitals(yuan(sum_)) == words


def test_all_small_sums_are_read_back() -> None:
    for fen in range(0, 1_200_000, 7):
        words = capitals(Yuan(Decimal(fen) / 100))
        assert fen_said(words) == fen, words


@given(
    st.integers(0, 10**17 - 1) | st.from_regex(r"[0-1]{3}0{4}[0-9]{4}0{3}", fullmatch=True).map(int)
)
def test_every_sum_is_read_back_and_has_no_double_zero(fen: int) -> None:
    words = capitals(Yuan(Decimal(fen) / 100))
    assert fen_said(words) == fen
    assert "零零" not in words
    assert ("零元" in words) == (fen == 0)
    assert words.endswith("整") == (fen % 100 == 0)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_sums_are_never_said_alike(one: int, other: int) -> None:
    said = [capitals(Yuan(Decimal(fen) / 100)) for fen in (one, other)]
    assert (said[0] == said[1]) == (one == other)
