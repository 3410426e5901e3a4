"""A published record refers to a draft.

A draft is not on the site, so the link would lead nowhere and, for a fund, its money would stand
without its project.

Passes: both are published, or both are drafts.

Fails: `funds/bridge.yml` has `project: bridge`, and `projects/bridge.yml` has `draft: true`.
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.base import Reference
from generator.model.fields import marked

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Follow every reference of a record that is published."""
    for entry in context.entries:
        if entry.record.draft:
            continue
        for path, value, reference in marked(entry.record, Reference):
            target = context.township.find(reference.kind, str(value))
            if target is not None and target.record.draft:
                yield Finding(
                    entry,
                    path,
                    msg("“{id}” is a draft and will not be on the site.", id=str(value)),
                    msg("Publish it (remove “draft: true”), or make this record a draft too"),
                )
