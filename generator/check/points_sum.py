"""Points do not add up.

A standing is the sum of the entries of its name; nobody redeems more points than they
have earned. Both are compared only where entries are given, and not for names that were redacted.

Passes:

    entries:
      - {name: 一组, points: 30}
    standings:
      - {name: 一组, points: 30}
    redemptions:
      - {name: 一组, points: 10, item: 洗衣粉}

Fails:

    entries:
      - {name: 一组, points: 30}
    standings:
      - {name: 一组, points: 40}
"""

from collections import Counter
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.points import Points
from generator.model.township import Entry
from generator.values.redaction import is_redacted

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Add up the entries and redemptions of every name."""
    for entry in context.township.of(Points):
        points = entry.record
        if not points.entries:
            continue
        earned: Counter[str] = Counter()
        for each in points.entries:
            earned[each.name] += each.points
        for index, standing in enumerate(points.standings):
            if standing.points != earned[standing.name] and not is_redacted(standing.name):
                yield Finding(
                    entry,
                    ("standings", index, "points"),
                    msg(
                        "{name} stands at {points}; the entries make it {earned}.",
                        name=standing.name,
                        points=standing.points,
                        earned=earned[standing.name],
                    ),
                    msg("Correct the standing, or the entry that is missing or wrong"),
                )
        yield from _redeemed(entry, earned)


def _redeemed(entry: Entry[Points], earned: Counter[str]) -> Iterator[Finding]:
    left = earned.copy()
    for index, redemption in enumerate(entry.record.redemptions):
        left[redemption.name] -= redemption.points
        if left[redemption.name] < 0 and not is_redacted(redemption.name):
            yield Finding(
                entry,
                ("redemptions", index, "points"),
                msg("{name} redeems more points than were earned.", name=redemption.name),
                msg("Correct the redemption, or add the entry that is missing"),
            )
