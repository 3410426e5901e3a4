"""Money, dates and quantities: what is written is kept, and every refusal says what to do."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.values import Approximation, PartialDate, Quantity, ValueFault, Yuan, total

FEN = st.integers(min_value=0, max_value=10**17 - 1)
"""Sums up to 15 digits of yuan, in fen."""

PARTS = [Yuan.parse, PartialDate.parse, Quantity.parse, Quantity.parse_count]


def yuan(fen: int) -> Yuan:
    return Yuan(Decimal(fen) / 100)


def refusal(parse: Callable[[str], object], text: str) -> tuple[str, str]:
    """The reason and the remedy with which `text` is refused."""
    with pytest.raises(ValueFault) as caught:
        parse(text)
    assert str(caught.value) == str(caught.value.reason)
    return str(caught.value.reason), str(caught.value.remedy)


# Money


@pytest.mark.parametrize("parse", PARTS)
@pytest.mark.parametrize("text", ["0" * 10**6, "1." + "0" * 10**6, "5" + " " * 10**6 + "x"])
def test_a_very_long_text_is_not_repeated(parse: Callable[[str], object], text: str) -> None:
    reason, remedy = refusal(parse, text)
    assert len(reason) + len(remedy) < 200


@given(FEN)
def test_money_prints_what_it_reads(fen: int) -> None:
    money = yuan(fen)
    assert Yuan.parse(str(money)) == money


@given(FEN)
def test_money_digits_are_the_same_sum_with_separators(fen: int) -> None:
    money = yuan(fen)
    assert money.digits.replace(",", "") == str(money)
    assert Fraction(str(money)) == Fraction(fen, 100)
    whole = money.digits.partition(".")[0]
    assert re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*", whole)


@given(
    whole=st.integers(min_value=0, max_value=10**7 - 1),
    fraction=st.text("0123456789", max_size=12),
    unit=st.sampled_from(["", "万", "亿"]),
    suffix=st.sampled_from(["", "元"]),
)
def test_money_is_exact_or_refused(whole: int, fraction: str, unit: str, suffix: str) -> None:
    number = f"{whole}.{fraction}" if fraction else str(whole)
    meant = Fraction(number) * {"": 1, "万": 10**4, "亿": 10**8}[unit]
    if (meant * 100).denominator == 1:
        assert Fraction(Yuan.parse(number + unit + suffix).amount) == meant
    else:
        reason, _ = refusal(Yuan.parse, number + unit + suffix)
        assert "fen" in reason


@given(st.text("0123456789.万亿元", max_size=60))
def test_money_never_rounds_however_long_it_is(text: str) -> None:
    try:
        parsed = Yuan.parse(text)
    except ValueFault:
        return
    number = text.rstrip("元").rstrip("万亿")
    unit = 10**4 if "万" in text else 10**8 if "亿" in text else 1
    assert Fraction(parsed.amount) == Fraction(number) * unit


def test_a_fraction_too_long_for_decimal_is_refused_rather_than_rounded() -> None:
    reason, _ = refusal(Yuan.parse, "1." + "0" * 30 + "1")
    assert "fen" in reason


@pytest.mark.parametrize("text", ["9" * 16, "9" * 40, "1" + "0" * 11 + "万", "9999999999亿"])
def test_money_beyond_any_budget_is_refused(text: str) -> None:
    reason, _ = refusal(Yuan.parse, text)
    assert "too large" in reason


@given(st.lists(FEN, max_size=50))
def test_sums_are_exact(fens: list[int]) -> None:
    assert total([yuan(fen) for fen in fens]) == yuan(sum(fens))


@given(FEN, FEN)
def test_differences_and_order_are_those_of_fen(one: int, other: int) -> None:
    assert (yuan(one) - yuan(other)) + yuan(other) == yuan(one)
    assert (yuan(one) < yuan(other)) is (one < other)
    assert (yuan(one) >= yuan(other)) is (one >= other)
    assert bool(yuan(one)) is (one != 0)
    assert len({yuan(one), Yuan(yuan(one).amount.normalize())}) == 1


@given(FEN)
def test_wan_is_exact_or_absent(fen: int) -> None:
    wan = yuan(fen).wan
    if wan is None:
        assert fen < 10**6 or fen % 10**4
    else:
        assert Yuan.parse(wan.replace(",", "") + "万") == yuan(fen)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("0", "0"),
        ("200000", "200000"),
        ("200000.50", "200000.50"),
        ("200000.5", "200000.50"),
        ("20万", "200000"),
        ("20万元", "200000"),
        ("5400万元", "54000000"),
        ("1.2亿元", "120000000"),
        ("0.0001万", "1"),
        ("300元", "300"),
    ],
)
def test_money_as_clerks_write_it(text: str, plain: str) -> None:
    assert str(Yuan.parse(text)) == plain


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1e3", "Write yuan in plain digits"),
        ("1_000", "Write yuan in plain digits"),
        ("１２３", "Write half-width: 123"),
        ("１０．５万", "Write half-width: 10.5万"),
        ("１，０００", "Leave them out: 1000"),
        ("１２３块", "Write yuan in plain digits"),
        ("٣", "Write yuan in plain digits"),
        ("-5", "Sums are positive"),
        ("－5", "Sums are positive"),
        ("−5", "Sums are positive"),
        ("1,000", "Leave them out: 1000"),
        ("1，000元", "Leave them out: 1000元"),
        ("1,000块", "Write yuan in plain digits"),
        ("20 万元", "Write without spaces: 20万元"),
        ("0.001", "at most two decimals"),
        ("0.0000001万", "at most two decimals"),
        ("nan", "Write yuan in plain digits"),
        ("inf", "Write yuan in plain digits"),
        ("", "Write yuan in plain digits"),
        ("+5", "Write yuan in plain digits"),
        ("1.", "Write yuan in plain digits"),
        (".5", "Write yuan in plain digits"),
        ("5\n", "Write without spaces: 5"),
        ("二十万", "Write yuan in plain digits"),
        ("20w", "Write yuan in plain digits"),
        ("约20万", "the source only estimates"),
        ("近万元", "the source only estimates"),
        ("20余万元", "the source only estimates"),
        ("20多万", "the source only estimates"),
    ],
)
def test_money_refused_with_the_right_spelling(text: str, remedy: str) -> None:
    reason, advice = refusal(Yuan.parse, text)
    assert f"“{text}”" in reason
    assert remedy in advice


# What holds for every type

LIKELY = st.text("0123456789０１２３９．，－-.,年月日万亿元余多约近 人㎡m²　٣e_+", max_size=12)


@pytest.mark.parametrize("parse", PARTS)
@given(text=LIKELY)
def test_what_a_remedy_suggests_is_accepted(parse: Callable[[str], object], text: str) -> None:
    try:
        parse(text)
    except ValueFault as fault:
        plain = fault.remedy.values.get("plain")
        if plain is not None:
            parse(str(plain))


@pytest.mark.parametrize("parse", PARTS)
@given(text=st.text())
def test_any_text_is_a_value_or_a_fault(parse: Callable[[str], object], text: str) -> None:
    try:
        parsed = parse(text)
    except ValueFault:
        reason, remedy = refusal(parse, text)
        assert reason
        assert remedy
    else:
        assert parse(str(parsed)) == parsed


# Dates

DAYS = st.dates()


def _partial(day: date, parts: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:parts])


HOW_EXACT = st.integers(min_value=1, max_value=3)
PARTIAL = st.builds(_partial, DAYS, HOW_EXACT)


@given(PARTIAL)
def test_dates_print_what_they_read(partial: PartialDate) -> None:
    assert PartialDate.parse(str(partial)) == partial


@given(DAYS)
def test_a_whole_date_is_itself(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert parsed.first == parsed.last == day


@given(PARTIAL, DAYS)
def test_first_and_last_are_the_bounds_of_what_it_can_mean(partial: PartialDate, day: date) -> None:
    within = day.isoformat().startswith(str(partial))
    assert (partial.first <= day <= partial.last) is within


def _days(partial: PartialDate) -> list[date]:
    """Every day that a partial date can mean, counted one by one."""
    months = [partial.month] if partial.month else range(1, 13)
    return [
        date(partial.year, month, day)
        for month in months
        for day in range(1, calendar.monthrange(partial.year, month)[1] + 1)
        if partial.day in (None, day)
    ]


NEAR = st.builds(_partial, st.dates(date(2022, 12, 1), date(2024, 3, 1)), HOW_EXACT)


@given(NEAR, NEAR)
def test_certainly_after_means_every_day_after_every_day(
    one: PartialDate, two: PartialDate
) -> None:
    assert one.certainly_after(two) is (min(_days(one)) > max(_days(two)))


@given(st.lists(PARTIAL))
def test_order_is_that_of_the_written_dates(dates: list[PartialDate]) -> None:
    assert [str(each) for each in sorted(dates, key=lambda each: each.order)] == sorted(
        str(each) for each in dates
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2022年8月26日", "Write 2022-08-26"),
        ("2022年8月", "Write 2022-08"),
        ("2022年", "Write 2022"),
        ("2022.8.26", "Write 2022-08-26"),
        ("2022/08/26", "Write 2022-08-26"),
        ("2022-8-6", "Write 2022-08-06"),
        ("2022年8月26号", "Write 2022-08-26"),
        ("２０２２-08-26", "Write half-width: 2022-08-26"),
        ("2022年８月", "Write 2022-08"),
        ("20220826", "Write 2022-08-26"),
        ("202208", "Write 2022, 2022-08 or 2022-08-26"),
        ("22-08-26", "Write 2022, 2022-08 or 2022-08-26"),
        ("2022年13月", "Write 2022, 2022-08 or 2022-08-26"),
        ("2022-08-26T10:00", "Write 2022, 2022-08 or 2022-08-26"),
        ("昨天", "Write 2022, 2022-08 or 2022-08-26"),
        ("0", "Write 2022, 2022-08 or 2022-08-26"),
        ("2023-02-29", "Correct the day or the month"),
        ("2022-13", "Correct the day or the month"),
        ("2022-00", "Correct the day or the month"),
        ("0000", "Correct the day or the month"),
        ("٢٠٢٢", "Write 2022, 2022-08 or 2022-08-26"),
    ],
)
def test_dates_refused_with_the_right_spelling(text: str, remedy: str) -> None:
    reason, advice = refusal(PartialDate.parse, text)
    assert f"“{text}”" in reason
    assert remedy in advice


# Quantities

UNITS = st.sampled_from(["", "人", "平方米", "m²", "立方米", "%", "户", "千克", "千瓦", "盏"])
QUANTITIES = st.builds(
    Quantity,
    st.decimals(min_value=0, max_value=10**9, places=3),
    UNITS,
    st.sampled_from(Approximation),
)


@given(QUANTITIES)
def test_quantities_print_what_they_read(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


@given(
    approximation=st.tuples(st.sampled_from(["", "约", "近"]), st.sampled_from(["", "余", "多"])),
    number=st.integers(min_value=0, max_value=10**6),
    wan=st.sampled_from(["", "万"]),
    unit=st.tuples(st.sampled_from(["", " "]), UNITS),
)
def test_quantities_keep_number_unit_and_qualifier(
    approximation: tuple[str, str], number: int, wan: str, unit: tuple[str, str]
) -> None:
    before, after = approximation
    text = f"{before}{number}{wan}{after}{''.join(unit)}"
    if before and after:
        refusal(Quantity.parse, text)
        return
    quantity = Quantity.parse(text)
    assert quantity.number == number * (10_000 if wan else 1)
    assert quantity.unit == unit[1]
    assert quantity.approximation.value == (before or ("余" if after else ""))
    assert quantity.exact is not bool(before or after)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1200 平方米", "1200 平方米"),
        ("1200平方米", "1200 平方米"),
        ("1200 m²", "1200 m²"),
        ("近50 人", "近50 人"),
        ("10余 吨", "10余 吨"),
        ("10 余吨", "10余 吨"),
        ("100 多人", "100余 人"),
        ("4.2万余个", "42000余 个"),
        ("5 万株", "50000 株"),
        ("3 千克", "3 千克"),
        ("0.50 公里", "0.5 公里"),
        ("1000", "1000"),
    ],
)
def test_quantities_as_clerks_write_them(text: str, plain: str) -> None:
    assert str(Quantity.parse(text)) == plain


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1e3 吨", "Write a number and a unit"),
        ("-5 吨", "Write a number and a unit"),
        ("１２ 吨", "Write half-width: 12 吨"),
        ("٣ 吨", "Write a number and a unit"),
        ("约10余吨", "Write a number and a unit"),
        ("约10 余吨", "Write a number and a unit"),
        ("1,200 平方米", "Leave them out: 1200 平方米"),
        ("3千余人", "Write the number in digits"),
        ("5 百户", "Write the number in digits"),
        ("1亿株", "Write the number in digits"),
        ("平方米", "Write a number and a unit"),
        ("5 <b>", "Write a number and a unit"),
        ("9" * 16 + " 吨", "Write a number and a unit"),
        ("1200 平方米 5 栋", "Write a number and a unit"),
    ],
)
def test_quantities_refused_with_the_right_spelling(text: str, remedy: str) -> None:
    reason, advice = refusal(Quantity.parse, text)
    assert f"“{text}”" in reason
    assert remedy in advice


@pytest.mark.parametrize(
    ("text", "number"),
    [("68", 68), ("近50", 50), ("100余", 100), ("1.5万", 15000), ("2 万", 20000), ("0", 0)],
)
def test_counts(text: str, number: int) -> None:
    assert Quantity.parse_count(text).number == number


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("68户", "Write only the number: 68"),
        ("近50 人", "Write only the number: 近50"),
        ("2 万人", "Write only the number: 20000"),
        ("2.5", "Write a whole number"),
        ("2.5人", "Write a whole number"),
        ("3千人", "Write the number in digits"),
        ("不详", "Write a whole number"),
        ("６８", "Write half-width: 68"),
    ],
)
def test_counts_refused_with_the_right_spelling(text: str, remedy: str) -> None:
    reason, advice = refusal(Quantity.parse_count, text)
    assert f"“{text}”" in reason
    assert remedy in advice


@given(QUANTITIES)
def test_digits_of_a_quantity_keep_its_qualifier(quantity: Quantity) -> None:
    digits = quantity.digits
    mark = quantity.approximation.value
    assert digits.strip("约近余") == f"{quantity.number.normalize():,f}"
    if quantity.approximation is Approximation.OVER:
        assert digits.endswith(mark)
    else:
        assert digits.startswith(mark)
