"""A record names its villages in two ways, or one of them twice.

One village is written as `village`, several as `villages`. With both, a reader of the file cannot
tell which is meant; the pages show all of them. This is only a warning.

Passes:

    villages: [lihuashan, taoyuan]

Fails:

    village: lihuashan
    villages: [taoyuan]
"""

from collections import Counter
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Look at the two keys of every record."""
    for entry in context.entries:
        record = entry.record
        if record.village and record.villages:
            yield Finding(
                entry,
                ("village",),
                msg("Both “village” and “villages” are given."),
                msg("Put all of them in “villages” and remove “village”"),
            )
        for village, times in Counter(record.villages).items():
            if times > 1:
                yield Finding(
                    entry,
                    ("villages", record.villages.index(village)),
                    msg(
                        "The village “{village}” is named {times} times.",
                        village=village,
                        times=times,
                    ),
                    msg("Name it once"),
                )
