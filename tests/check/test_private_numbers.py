"""Resident IDs, mobile numbers and bank cards: found by their check digits, and never repeated.

All numbers are computed here; the administrative code 990001 belongs to no place.
"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import check_township
from generator.check.bank_card import _find_card
from generator.check.personal_data import _personal
from generator.diagnostics import Diagnostic, Severity
from generator.load import load_township
from generator.report import as_json, github, text
from generator.values import Today
from generator.values.private import FORBIDDEN, find_long_number, mask, may_hold
from tests.load.test_reading import CESHI, REGISTRY

DIGITS = "0123456789"


def resident_id(birthday: date, serial: int) -> str:
    """An ID by the polynomial of ISO 7064 MOD 11-2: all signs together leave 1 modulo 11."""
    body = f"990001{birthday:%Y%m%d}{serial:03d}"
    powers = [pow(2, 17 - place, 11) for place in range(17)]
    rest = sum(int(digit) * power for digit, power in zip(body, powers, strict=True))
    return body + next(sign for value, sign in enumerate("0123456789X") if (rest + value) % 11 == 1)


IDS = st.builds(resident_id, st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999))


def luhn_sum(number: str) -> int:
    """Every second digit from the right doubled, the digits of that added: ISO/IEC 7812-1."""
    added = 0
    for place, digit in enumerate(number[::-1]):
        added += sum(map(int, str(int(digit) * (2 if place % 2 else 1))))
    return added


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = draw(
        st.from_regex(r"62[0-9]{13,16}|(?:4[0-9]|5[1-5]|35)[0-9]{13}", fullmatch=True)
        | st.from_regex(r"(?:9558[0-9]{2}|60[0-9]{4}|436742|456351)[0-9]{12}", fullmatch=True)
    )
    return next(body + digit for digit in DIGITS if luhn_sum(body + digit) % 10 == 0)


def kind_of(value: str) -> str | None:
    found = _personal(value)
    return str(found[0][0]) if found else None


@given(IDS)
def test_a_resident_id_is_found(number: str) -> None:
    assert kind_of(number) == "a resident ID"
    assert kind_of(number.lower()) == "a resident ID"


@given(IDS, st.integers(0, 16), st.integers(1, 9))
def test_a_resident_id_with_one_wrong_digit_is_none(number: str, at: int, more: int) -> None:
    wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
    assert kind_of(wrong) is None


@given(IDS, st.sampled_from(DIGITS + "X"))
def test_only_the_right_check_digit_makes_a_resident_id(number: str, last: str) -> None:
    assert (kind_of(number[:-1] + last) is not None) is (last == number[-1])


@given(IDS, st.sampled_from(" -"))
def test_a_resident_id_in_three_groups_is_found(number: str, gap: str) -> None:
    assert kind_of(gap.join((number[:6], number[6:14], number[14:]))) == "a resident ID"


def full_width(number: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in number)


@given(IDS)
def test_full_width_digits_hide_nothing(number: str) -> None:
    assert kind_of(full_width(number)) == "a resident ID"


@given(
    number=IDS,
    before=st.sampled_from(["", "证号", "（", " "]),
    after=st.sampled_from(["", "。", "号"]),
)
def test_the_place_of_the_number_in_the_text_is_given(number: str, before: str, after: str) -> None:
    found = _personal(before + number + after)
    assert [offset for _, offset in found] == [len(before)]


@given(IDS, st.sampled_from(DIGITS + "aZ"))
def test_a_longer_number_is_no_resident_id(number: str, more: str) -> None:
    assert kind_of(more + number) is None
    assert kind_of(number + more) is None


@pytest.mark.parametrize(
    "written",
    [
        "13800000000",
        "138 0000 0000",
        "138-0000-0000",
        "+8613800000000",
        "+86 138 0000 0000",
        "0086-13800000000",
        "8613800000000",
        "电话19900000000。",
        full_width("13800000000"),
    ],
)
def test_mobile_numbers_are_found(written: str) -> None:
    assert kind_of(written) == "a mobile number"


@pytest.mark.parametrize(
    "written",
    [
        "0716-1234567",
        "12345678901",
        "1380000000",
        "138000000000",
        "990001101201",
        "2022-08-26",
        "13,800,000,000",
        "a13800000000",
    ],
)
def test_other_numbers_are_no_mobile_numbers(written: str) -> None:
    assert kind_of(written) is None


@given(cards())
def test_a_card_is_found(number: str) -> None:
    assert _find_card(f"付至 {number}") == 3
    assert _find_card(" ".join(number[at : at + 4] for at in range(0, len(number), 4))) == 0
    assert _find_card(full_width(number)) == 0


@given(cards(), st.sampled_from(DIGITS))
def test_only_the_right_check_digit_makes_a_card(number: str, last: str) -> None:
    assert (_find_card(number[:-1] + last) is not None) is (luhn_sum(number[:-1] + last) % 10 == 0)


@given(st.from_regex(r"3[06-9][0-9]{13,16}", fullmatch=True))
def test_what_no_bank_issues_may_be_a_document(body: str) -> None:
    number = next(body + digit for digit in DIGITS if luhn_sum(body + digit) % 10 == 0)
    assert _find_card(number) is None
    assert find_long_number(number)


@given(IDS | cards() | st.just("13800000000"), st.sampled_from(["", "卡", "a ", "图_"]))
def test_a_mask_keeps_the_length_and_three_digits(number: str, before: str) -> None:
    for written in (number, full_width(number)):
        masked = mask(before + written)
        assert masked == before + written[:3] + "*" * (len(number) - 3)


def test_a_mask_leaves_other_numbers() -> None:
    text = "电话 0716-1234567，编号 42108110420900000000000001，票号 12345678901"
    assert mask(text) == text


@given(st.text(DIGITS, max_size=15) | st.text(DIGITS, min_size=20))
def test_shorter_and_longer_numbers_are_no_cards(number: str) -> None:
    assert _find_card(number) is None


@given(
    IDS | cards() | st.sampled_from(["13800000000", "+86 138-0000-0000", "138 0000 0000"]),
    st.sampled_from(["", "电话", "code: 990001101201\n", "2022-08-26 ", "a ", '"', "1\n"]),
    st.sampled_from(["", "\n", "。", "\n12", " 990001101201", "\n  - 1", '"', "@"]),
    st.sampled_from(["", "\r\n  "]),
)
def test_no_number_is_missed_in_a_long_text(number: str, before: str, after: str, gap: str) -> None:
    """One that goes on in the next line has a space there, as YAML reads it."""
    assert find_any(number)
    text = before + number.replace(" ", gap or " ") + after
    wide = "".join(full_width(char) if char.isdigit() else char for char in text)
    for long in (text, wide, "990001101201\n" * 3 + text):
        assert may_hold(long)


def find_any(text: str) -> bool:
    return any(find(text) for _, find in FORBIDDEN)


@given(
    st.from_regex(
        r"(code: \"?[0-9]{6}([0-9]{3}){0,2}\"?\n|phone: 0716-[0-9]{7}\n)+", fullmatch=True
    )
)
def test_codes_and_telephones_are_passed_over(text: str) -> None:
    assert not may_hold(text)


def findings(root: Path, record: str, name: str = "x.yml") -> list[Diagnostic]:
    folder = root / "content/ceshi/projects"
    folder.mkdir(parents=True)
    (folder / name).write_text(record, "utf-8")
    township, found = load_township(root, REGISTRY, CESHI)
    return found + check_township(township, Today(date(2026, 1, 1)))


def test_no_printer_repeats_a_private_number(tmp_path: Path) -> None:
    number = resident_id(date(2000, 2, 29), 1)
    card = next(
        f"62000000000000{more}"
        for more in range(10, 100)
        if luhn_sum(f"62000000000000{more}") % 10 == 0
    )
    record = f"title: 测试 {number}\nstatus: completion\nsummary: 卡 {card} 或 13800000000\n"
    found = [each for each in findings(tmp_path, record) if each.rule != "missing-source"]
    assert [each.rule for each in found] == ["personal-data", "personal-data", "bank-card"]
    assert {each.severity for each in found} == {Severity.ERROR}
    for language in ("en", "zh_CN"):
        for printer in (text, as_json, github):
            printed = "\n".join(printer(found, language))
            assert number not in printed
            assert card not in printed
            assert "13800000000" not in printed


@pytest.mark.parametrize(
    ("name", "file"),
    [("li-13800000000", "plan.txt"), ("tel13800000000", "plan.txt"), ("x", "李a13800000000b.txt")],
)
def test_a_number_in_the_name_of_a_file_is_found_and_never_printed(
    tmp_path: Path, name: str, file: str
) -> None:
    """Whichever rule speaks of the file: here it has no attachment and a key that is unknown."""
    record = (
        f"title: 测试\nstatus: completion\nattachments: [{{file: {file}, title: 测试}}]\nx: 1\n"
    )
    found = findings(tmp_path, record, f"{name}.yml")
    assert [each.rule for each in found].count("personal-data") == 1
    for language in ("en", "zh_CN"):
        for printer in (text, as_json, github):
            printed = "\n".join(printer(found, language))
            assert "138" in printed
            assert "13800000000" not in printed
