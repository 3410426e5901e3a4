"""More money was spent than came in.

The public would ask where the rest came from. Either an income is missing from the ledger, or the
spending belongs to another account.

Passes:

    raised:
      - {source: collective, kind: cash, amount: 5万}
    spent:
      - {purpose: 路灯, amount: 48000}

Fails:

    raised:
      - {source: collective, kind: cash, amount: 4万}
    spent:
      - {purpose: 路灯, amount: 48000}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Fund

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare all that was spent with all that was received."""
    for entry in context.township.of(Fund):
        fund = entry.record
        if fund.outgoings > fund.received:
            yield Finding(
                entry,
                ("spent",),
                msg(
                    "{spent} yuan were spent, {received} yuan received.",
                    spent=fund.outgoings.digits,
                    received=fund.received.digits,
                ),
                msg("Add the income that is missing under “raised”, or correct the spending"),
                key=True,
            )
