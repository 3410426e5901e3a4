"""A former id of a record is taken.

A record whose file was renamed keeps its old names under `formerly`, so that the old addresses lead
on to it. An old name that another record of the same kind has, or had, would lead to two places.

Passes (in `projects/courtyards.yml`, where there is no `projects/yards.yml`):

    formerly: [yards]

Fails (in `projects/courtyards.yml`):

    formerly: [courtyards]
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Hold every former id against the ids and the other former ids of its kind."""
    township = context.township
    seen: dict[tuple[str, str], str] = {}
    for entry in context.readable:
        for index, old in enumerate(entry.record.formerly):
            key = (entry.kind.name, old)
            path = ("formerly", index)
            if township.find(*key) is not None or key in township.unread:
                yield Finding(
                    entry,
                    path,
                    msg("“{id}” is the name of a record that exists.", id=old),
                    msg("Leave it out; “formerly” holds only names that are gone"),
                )
            elif key in seen:
                yield Finding(
                    entry,
                    path,
                    msg("“{id}” is already a former name of “{title}”.", id=old, title=seen[key]),
                    msg("Leave it with the one record that took its place"),
                )
            seen.setdefault(key, entry.record.title)
