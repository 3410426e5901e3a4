"""A text contains a resident ID or a mobile number.

Such numbers must never be public. The number is not repeated in the message. A resident ID is
known by its eighteen signs, its date of birth and its check digit (GB 11643-1999, ISO 7064 MOD
11-2); a mobile number by its eleven digits. Telephone numbers of offices (`0716-…`) are fine, and
so is a mobile number in `contact` of the registry, which is published on purpose.

Fails:

    summary: 联系人身份证号 (eighteen digits)
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.check.finding import MANY_DIGITS, Context, Finding, half_width, texts
from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def check(context: Context) -> Iterator[Finding]:
    """Look through every text of every kind of record."""
    for entry, path, value in texts(context.readable, MANY_DIGITS):
        for what, offset in _personal(value):
            yield Finding(
                entry,
                path,
                msg("The text contains {what}.", what=what),
                msg("Remove the number; nobody's private number may be public"),
                private=True,
                offset=offset,
            )


def _personal(text: str) -> list[tuple[Message, int]]:
    """What kinds of private number the text contains, and where the first of each stands."""
    plain = half_width(text)
    ids = (match for match in _RESIDENT_ID.finditer(plain) if _is_resident_id(match.group()))
    resident_id = next(ids, None)
    found = ((msg("a resident ID"), resident_id), (msg("a mobile number"), _MOBILE.search(plain)))
    return [(what, match.start()) for what, match in found if match]


def _is_resident_id(written: str) -> bool:
    """Whether date of birth and check digit are right (GB 11643-1999)."""
    number = written.replace(" ", "").replace("-", "")
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[weighted % 11] == number[-1].upper()
