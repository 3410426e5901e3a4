"""A text or the name of a file contains a resident ID or a mobile number.

Such numbers must never be public. The number is not repeated in the message. A resident ID is
known by its eighteen signs, its date of birth and its check digit (GB 11643-1999, ISO 7064 MOD
11-2); a mobile number by its eleven digits. Telephone numbers of offices (`0716-…`) are fine, and
so is a mobile number in `contact` or `report` of the registry, which is published on purpose; all
other texts of the registry are looked at as those of records are. What stands behind `#` is not
published, and only warned of (`comment-private`). Of a record with another error all is looked at
that could be read of the file.

Fails:

    summary: 联系人身份证号 (eighteen digits)
"""

from collections.abc import Iterator

from generator.check.finding import (
    Context,
    Finding,
    RegistryContext,
    RegistryFinding,
    all_texts,
    file_names,
)
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.values.private import (
    MANY_DIGITS,
    find_mobile,
    find_resident_id,
    without_letters,
)

SEVERITY = Severity.ERROR

_MOBILE = msg("a mobile number")
_FOUND = ((msg("a resident ID"), find_resident_id), (_MOBILE, find_mobile))
_TO_CALL = frozenset({"contact", "report"})


def check(context: Context) -> Iterator[Finding]:
    """Look through every text of every kind of record, and the names of files."""
    for entry, path, value in all_texts(context, MANY_DIGITS):
        for what, offset in _personal(value):
            yield Finding(
                entry,
                path,
                msg("The text contains {what}.", what=what),
                msg("Remove the number; nobody's private number may be public"),
                private=True,
                offset=offset,
            )
    for entry, path, name in file_names(context.readable):
        for what, _ in _personal(without_letters(name)):
            yield Finding(
                entry,
                path,
                msg("The name of the file contains {what}.", what=what),
                msg("Give the file another name: it becomes part of a public address"),
                private=True,
            )


def check_registry(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look through every text of the registry; numbers to call at are there on purpose."""
    for path, value in context.texts:
        for what, offset in _personal(value):
            if what != _MOBILE or not _TO_CALL.intersection(path):
                yield RegistryFinding(
                    path,
                    msg("The text contains {what}.", what=what),
                    msg("Remove the number; nobody's private number may be public"),
                    private=True,
                    offset=offset,
                )


def _personal(text: str) -> list[tuple[Message, int]]:
    """What kinds of private number the text contains, and where the first of each stands."""
    found = ((what, find(text)) for what, find in _FOUND)
    return [(what, match.start()) for what, match in found if match]
