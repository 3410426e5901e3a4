"""A contribution of money says no amount.

Money needs `amount` (received) or `pledged` (promised). Where the source itself gives no exact
figure, its own words go into `stated`; they are shown, and never added up.

Passes:

    raised:
      - {source: villagers, kind: cash, stated: 近万元}

Fails:

    raised:
      - {source: villagers, kind: cash}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Cash, Fund

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Find cash entries with none of the three."""
    for entry in context.township.of(Fund):
        for index, raised in enumerate(entry.record.raised):
            if isinstance(raised, Cash) and not (
                raised.amount is not None or raised.pledged is not None or raised.stated
            ):
                yield Finding(
                    entry,
                    ("raised", index),
                    msg("The contribution of money says no amount."),
                    msg("Add “amount: …”, or “stated: …” in the words of the source"),
                )
