"""More of a grant was paid out than was awarded, or more awarded than applied for.

Passes:

    applied: 5万
    awarded: 3万
    disbursed:
      - {amount: 3万}

Fails:

    awarded: 3万
    disbursed:
      - {amount: 2万}
      - {amount: 2万}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.award import Grant

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare the three sums of every grant."""
    for entry in context.township.of(Grant):
        grant = entry.record
        if grant.awarded is not None and grant.paid > grant.awarded:
            yield Finding(
                entry,
                ("disbursed",),
                msg(
                    "{paid} yuan were paid out, {awarded} yuan awarded.",
                    paid=grant.paid.digits,
                    awarded=grant.awarded.digits,
                ),
                msg("Correct the payments or the award"),
                key=True,
            )
        if (
            grant.applied is not None
            and grant.awarded is not None
            and grant.awarded > grant.applied
        ):
            yield Finding(
                entry,
                ("awarded",),
                msg(
                    "{awarded} yuan were awarded, {applied} yuan applied for.",
                    awarded=grant.awarded.digits,
                    applied=grant.applied.digits,
                ),
                msg("Correct one of the two sums"),
            )
