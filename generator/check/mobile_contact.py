"""A contact is a mobile number.

A mobile number belongs to a person, who changes office and cannot take the number back from the
pages that copied it. Give the telephone of an office.

Passes:

    contact: {phone: 0716-1234567}
"""

import re
from collections.abc import Iterator

from generator.check.finding import RegistryContext, RegistryFinding
from generator.diagnostics import Path, Severity
from generator.messages import msg

SEVERITY = Severity.WARNING
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?1[3-9][0-9]{9}")


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look at the county's number and at those of its townships."""
    registry = context.registry
    numbers: list[tuple[Path, str | None]] = []
    if registry.settings.report:
        numbers.append((("settings", "report", "phone"), registry.settings.report.phone))
    for index, township in enumerate(registry.townships):
        if township.contact:
            numbers.append((("townships", index, "contact", "phone"), township.contact.phone))
    for path, number in numbers:
        if number and _MOBILE.fullmatch(re.sub(r"[ -]", "", number)):
            yield RegistryFinding(
                path,
                msg("This is a mobile number, which belongs to a person."),
                msg("Write the telephone of an office"),
            )
