"""Records of one kind refer to each other in a circle.

An organisation's `parent`, or the compact that another `replaces`, leads up to one that has none.
In a circle nobody would be at the top, and the tree could not be shown.

Fails:

    # organisations/branch.yml
    parent: group

    # organisations/group.yml
    parent: branch
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.base import Record, Reference
from generator.model.fields import marked
from generator.model.township import Entry

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Walk up from every record that names another of its kind."""
    for entry in context.entries:
        for path, value in _own_kind(entry):
            if _comes_back(context, entry, str(value)):
                yield Finding(
                    entry,
                    path,
                    msg("From “{id}” the way leads back to this record.", id=str(value)),
                    msg("Remove one of the references of the circle"),
                )


def _own_kind(entry: Entry[Record]) -> Iterator[tuple[Path, object]]:
    for path, value, reference in marked(entry.record, Reference):
        if reference.kind == entry.kind.name:
            yield path, value


def _comes_back(context: Context, start: Entry[Record], first: str) -> bool:
    seen: set[str] = set()
    edge = [first]
    while edge:
        current = edge.pop()
        if current == start.id:
            return True
        if current in seen:
            continue
        seen.add(current)
        entry = context.township.find(start.kind.name, current)
        edge.extend(str(value) for _, value in _own_kind(entry)) if entry else None
    return False
