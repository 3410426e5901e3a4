"""A value is put on labour, goods or land, and nobody says how.

Such a value is an estimate. It is shown beside the entry, never added to the money, and it needs
its `basis`: a day's wage, a price, a valuation.

Passes:

    raised:
      - {source: villagers, kind: labour, people: 20, value: 3000, basis: 每人每天150元}

Fails:

    raised:
      - {source: villagers, kind: labour, people: 20, value: 3000}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Fund, InKind

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Find values without a basis."""
    for entry in context.township.of(Fund):
        for index, raised in enumerate(entry.record.raised):
            if isinstance(raised, InKind) and raised.value is not None and not raised.basis:
                yield Finding(
                    entry,
                    ("raised", index, "value"),
                    msg("A value is stated without its basis."),
                    msg("Add “basis: …”, for example a day's wage or a price"),
                )
