"""Something has a date that has not come yet.

Money received, steps taken, awards given and bulletins published lie in the past. Dates that are
planned (a project's `period`, a milestone's `due`, a notice's `from` and `to`) may lie ahead.

Fails, if today is 2022-08-26:

    raised:
      - {date: 2023-08-26, source: villagers, kind: cash, amount: 200}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.base import Past
from generator.model.fields import marked
from generator.values import PartialDate

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every date of what has happened with today."""
    for entry in context.readable:
        for path, value, _ in marked(entry.record, Past):
            if isinstance(value, PartialDate) and context.today.is_before(value.first):
                yield Finding(
                    entry,
                    path,
                    msg(
                        "{date} lies after today, {today}.",
                        date=str(value),
                        today=context.today.exactly().isoformat(),
                    ),
                    msg("Correct the date; what is only planned has no date here yet"),
                )
