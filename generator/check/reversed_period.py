"""An end lies before its beginning.

Passes:

    period: {start: 2022-06, end: 2022-08}

Fails:

    period: {start: 2022-08, end: 2022-06}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.base import Model, Notice, Period
from generator.model.fields import models_within
from generator.values import PartialDate

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare both ends of every period and notice, in any kind of record."""
    for entry in context.readable:
        for path, model in models_within(entry.record):
            start, end, last = _ends(model, path)
            if start and end and start.certainly_after(end):
                yield Finding(
                    entry,
                    last,
                    msg(
                        "It ends on {end}, before it begins on {start}.",
                        end=str(end),
                        start=str(start),
                    ),
                    msg("Exchange or correct the two dates"),
                )


def _ends(model: Model, path: Path) -> tuple[PartialDate | None, PartialDate | None, Path]:
    match model:
        case Period():
            return model.start, model.end, (*path, "end")
        case Notice():
            return model.from_, model.to, (*path, "to")
        case _:
            return None, None, path
