"""Something should be public by now and is not.

The county's disclosure calendar (`settings: disclosure` in `villages.yml`) says what each village
must make public, how often, and how many days after the period's end. A village has done so when a
record of the kinds named is dated in the period. This is a reminder; it stops nothing.

Passes: a duty `every: quarter`, and a fund of the village with an entry dated in the quarter.

Fails: the quarter is over, the days are past, and there is none.
"""

from collections.abc import Iterator
from itertools import groupby

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import listing, msg
from generator.model.disclosure import Due, State, calendar

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One reminder for each duty and period, naming the villages."""
    late = [each for each in calendar(context.township, context.today) if each.state is State.LATE]
    for _, group in groupby(late, key=lambda each: (each.duty, each.start)):
        yield _finding(context, list(group))


def _finding(context: Context, late: list[Due]) -> Finding:
    first = late[0]
    villages = context.township.villages
    names = [villages[each.village].name for each in late if each.village]
    return Finding(
        None,
        (),
        msg(
            "{duty} from {start} to {end} was due on {due}: {places}.",
            duty=first.duty.title,
            start=first.start.isoformat(),
            end=first.end.isoformat(),
            due=first.due.isoformat(),
            places=listing(names or [context.township.info.name]),
        ),
        msg("Publish a record of the period, or say in one that there was nothing"),
    )
