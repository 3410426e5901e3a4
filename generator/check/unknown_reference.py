"""A record refers to another that does not exist.

References go by id, within the township: a fund's `project` is the file name, without `.yml`, of a
record in `projects/`.

Passes (where `projects/lihuashan-courtyards.yml` exists):

    project: lihuashan-courtyards

Fails:

    project: lihuashan-courtyard
"""

import difflib
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.model.base import Reference
from generator.model.fields import marked
from generator.model.township import Township

SEVERITY = Severity.ERROR
_LISTED = 8
"""Ids that a remedy lists."""


def check(context: Context) -> Iterator[Finding]:
    """Look every reference up, in any kind of record."""
    for entry in context.readable:
        for path, value, reference in marked(entry.record, Reference):
            if not _exists(context.township, reference.kind, str(value)):
                yield Finding(
                    entry,
                    path,
                    msg("There is no {kind} “{id}”.", kind=msg(reference.kind), id=str(value)),
                    _remedy(context.township, reference.kind, str(value)),
                )


def _exists(township: Township, kind: str, record_id: str) -> bool:
    return (kind, record_id) in township.unread or township.find(kind, record_id) is not None


def _remedy(township: Township, kind: str, wanted: str) -> Message:
    entries = township.records.get(kind, ())
    moved = next((each.id for each in entries if wanted in each.record.formerly), None)
    if moved:
        return msg("It is called “{id}” now; write that", id=moved)
    names = {each.record.title: each.id for each in entries}
    names |= {each.id: each.id for each in entries}
    near = difflib.get_close_matches(wanted, names, n=1)
    if near:
        return msg("Did you mean “{id}”?", id=names[near[0]])
    if not entries:
        return msg("Write that record first, or leave this key out; there is none yet")
    listed = ", ".join(each.id for each in entries[:_LISTED])
    if len(entries) > _LISTED:
        return msg("Use the id of one that exists: {ids} …", ids=listed)
    return msg("Use the id of one that exists: {ids}", ids=listed)
