"""The unit of an indicator changes.

Values of one indicator are compared over the years, so all have the same unit.

Passes:

    values:
      - {date: 2021, value: 11.5 万元}
      - {date: 2022, value: 12.3 万元}

Fails:

    values:
      - {date: 2021, value: 11.5 万元}
      - {date: 2022, value: 320 户}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.indicator import Indicator

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every value with the first."""
    for entry in context.township.of(Indicator):
        values = entry.record.values
        for index, each in enumerate(values):
            if each.value.unit != values[0].value.unit:
                yield Finding(
                    entry,
                    ("values", index, "value"),
                    msg(
                        "The unit is “{unit}”, that of the first value “{first}”.",
                        unit=each.value.unit,
                        first=values[0].value.unit,
                    ),
                    msg("Convert the value, or begin another indicator"),
                )
