"""The number of winners is not the length of their list.

Where both are given, they must agree; where names are not published, the count alone is enough.

Passes:

    count: 2
    winners:
      - name: 一组
      - name: 三组

Fails:

    count: 14
    winners:
      - name: 一组
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.award import Honour

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare count and list of every honour that has both."""
    for entry in context.township.of(Honour):
        honour = entry.record
        if honour.count is not None and honour.winners and honour.count != len(honour.winners):
            yield Finding(
                entry,
                ("count",),
                msg(
                    "{count} winners are counted, {listed} are listed.",
                    count=honour.count,
                    listed=len(honour.winners),
                ),
                msg("Correct the number, or complete the list"),
            )
