"""A vote does not add up.

Those for, against and abstaining cannot be more than those present, and where all three are given
they must be as many; those present cannot be more than those eligible.

Passes:

    vote: {eligible: 68, present: 60, for: 58, against: 0, abstain: 2}

Fails:

    vote: {eligible: 68, present: 60, for: 58, against: 0, abstain: 5}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Path, Severity
from generator.messages import Message, msg
from generator.model.fields import groups
from generator.model.project import Vote

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Add every vote up, in any kind of record."""
    for entry in context.readable:
        for path, vote in groups(entry.record, Vote):
            for key, message in _faults(vote):
                where: Path = (*path, key)
                yield Finding(entry, where, message, msg("Correct the numbers of the vote"))


def _faults(vote: Vote) -> Iterator[tuple[str, Message]]:
    votes = (vote.for_, vote.against, vote.abstain)
    cast = sum(each or 0 for each in votes)
    if vote.present is not None:
        complete = None not in votes
        if cast > vote.present or (complete and cast != vote.present):
            yield (
                "present",
                msg("{cast} votes, but {present} present.", cast=cast, present=vote.present),
            )
    present = vote.present if vote.present is not None else cast
    if vote.eligible is not None and present > vote.eligible:
        yield (
            "eligible",
            msg(
                "{present} present, but only {eligible} eligible.",
                present=present,
                eligible=vote.eligible,
            ),
        )
