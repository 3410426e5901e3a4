"""Private numbers in texts: resident IDs, mobile numbers, bank cards; found, and masked.

Nothing here repeats a number: `find` says where one stands, `mask` leaves its first three digits.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from generator.messages import Message, msg

_ANY_DIGIT = r"[0-9\uff10-\uff19]"
_BETWEEN = r"[\s\u3000\-\uff0d+\uff0b]*+"
MANY_DIGITS: Final = re.compile(
    rf"{_ANY_DIGIT}(?<!{_ANY_DIGIT}.){_BETWEEN}(?:{_ANY_DIGIT}{_BETWEEN}){{10}}", re.DOTALL
)
"""Eleven digits with nothing but spaces and dashes between: no private number has fewer.

It begins with a set of signs, for which `re` looks fast; a run of digits is tried once, at its
first.
"""

_RUN = re.compile(rf"{_ANY_DIGIT}(?<!{_ANY_DIGIT}.)(?:{_BETWEEN}{_ANY_DIGIT}){{10,}}+", re.DOTALL)
"""All of such a run."""

_TWELVE = re.compile(r"[0-9]{12}")
_SPACES = re.compile(r"\s+")
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])"
)
_CARD = re.compile(
    r"(?<![0-9A-Za-z])[2-69][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])"
)
_ISSUED = re.compile(
    r"62[0-9]{14,17}"  # UnionPay, ISO/IEC 7812 issuer 62
    r"|(?:9558[0-9]{2}|60[0-9]{4}|436742|456351)[0-9]{13}"  # older cards of the large banks
    r"|(?:4[0-9]|5[1-5]|35)[0-9]{14}"  # Visa, Mastercard, JCB
    r"|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"  # Mastercard
)
_MAYBE_CARD = re.compile(r"[3-6][0-9]{15,18}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SHOWN = 3
_DIGIT = re.compile(r"[0-9\uff10-\uff19]")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LETTERS = re.compile(r"[A-WYZa-wyz]|(?<![0-9])[Xx]")


def half_width(text: str) -> str:
    """The text with ASCII in place of its full-width signs, which readers take for the same."""
    return text.translate(_HALF_WIDTH)


def without_letters(name: str) -> str:
    """The name of a file, with commas for its letters: `tel13…` hides no number there."""
    return _LETTERS.sub(",", name)


def find_resident_id(text: str) -> re.Match[str] | None:
    """The first with the right date of birth and check digit (GB 11643-1999)."""
    return next(_matches(_RESIDENT_ID, text, _is_resident_id), None)


def find_mobile(text: str) -> re.Match[str] | None:
    """The first number of a mobile telephone of the mainland."""
    return _MOBILE.search(half_width(text))


def find_card(text: str) -> re.Match[str] | None:
    """The first with the beginning and length of a card that banks issue, right by Luhn."""
    return next(_matches(_CARD, text, _is_card), None)


def find_long_number(text: str) -> re.Match[str] | None:
    """The first that is right by Luhn and as long as a card's, but begins like none we know."""
    return next(_matches(_CARD, text, _may_be_card), None)


FORBIDDEN: Final[tuple[tuple[Message, Callable[[str], re.Match[str] | None]], ...]] = (
    (msg("a resident ID"), find_resident_id),
    (msg("a mobile number"), find_mobile),
    (msg("the number of a bank card"), find_card),
)
"""What must never be public, and how the first of each is found."""


def may_hold(text: str) -> bool:
    """Whether a private number stands anywhere in a long text, be it over the end of a line.

    It looks at long runs of digits alone, and passes over codes of twelve, of which a registry has
    tens of thousands: neither a number nor a card has as many.
    """
    for run in _RUN.finditer(text):
        if not _TWELVE.fullmatch(run.group()):
            around = text[max(0, run.start() - 1) : run.end() + 2]
            folded = _SPACES.sub(" ", around)
            if any(find(around) or find(folded) for _, find in FORBIDDEN):
                return True
    return False


def mask(text: str) -> str:
    """The text with stars for the digits of every private number, as long as before."""
    if not MANY_DIGITS.search(text):
        return text
    plain = half_width(text)
    shown = list(text)
    for each in (plain, without_letters(plain)):
        for match in _all(each):
            digits = [at for at in range(*match.span()) if _DIGIT.match(each[at])]
            for at in digits[_SHOWN:]:
                shown[at] = "*"
            if match.group()[-1] in "Xx":
                shown[match.end() - 1] = "*"
    return "".join(shown)


def _all(plain: str) -> Iterator[re.Match[str]]:
    yield from _matches(_RESIDENT_ID, plain, _is_resident_id)
    yield from _MOBILE.finditer(plain)
    yield from _matches(_CARD, plain, lambda each: _is_card(each) or _may_be_card(each))


def _matches(
    pattern: re.Pattern[str], text: str, is_right: Callable[[str], bool]
) -> Iterator[re.Match[str]]:
    """The matches whose digits are right."""
    for match in pattern.finditer(half_width(text)):
        if is_right(match.group().replace(" ", "").replace("-", "")):
            yield match


def _is_resident_id(number: str) -> bool:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[weighted % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    return bool(_ISSUED.fullmatch(number)) and _is_luhn(number)


def _may_be_card(number: str) -> bool:
    return (
        bool(_MAYBE_CARD.fullmatch(number)) and not _ISSUED.fullmatch(number) and _is_luhn(number)
    )


def _is_luhn(number: str) -> bool:
    """The Luhn check (ISO/IEC 7812-1, annex B)."""
    digits = [int(char) for char in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
