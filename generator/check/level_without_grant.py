"""A level of government stands with a contribution that is no public grant.

`level` says which government a grant came from. Beside another source it would show money of the
villagers, say, as money of the county.

Passes:

    raised:
      - {source: grant, level: county, kind: cash, amount: 20万}

Fails:

    raised:
      - {source: villagers, level: county, kind: cash, amount: 20万}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Fund, Origin

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare level and source of every contribution."""
    for entry in context.township.of(Fund):
        for index, raised in enumerate(entry.record.raised):
            if raised.level is not None and raised.source is not Origin.GRANT:
                yield Finding(
                    entry,
                    ("raised", index, "level"),
                    msg(
                        "The level “{level}” stands with “{source}”, which is no grant.",
                        level=raised.level.label,
                        source=raised.source.label,
                    ),
                    msg("Write “source: grant” if the government gave it, else remove “level”"),
                )
