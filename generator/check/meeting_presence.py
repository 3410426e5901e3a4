"""More people came to a meeting than could.

Those present cannot be more than those eligible, and no resolution has more votes than people were
present.

Passes:

    eligible: 60
    present: 41

Fails:

    eligible: 41
    present: 60
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.meeting import Meeting
from generator.values import Quantity

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare the numbers of every meeting, where they are exact."""
    for entry in context.township.of(Meeting):
        meeting = entry.record
        if _more(meeting.present, meeting.eligible):
            yield Finding(
                entry,
                ("present",),
                msg("More were present than were eligible."),
                msg("Correct one of the two numbers"),
            )
        for index, resolution in enumerate(meeting.resolutions):
            vote = resolution.vote
            cast = sum(each or 0 for each in (vote.for_, vote.against, vote.abstain)) if vote else 0
            present = meeting.present
            if present is not None and present.exact and cast > present.number:
                where: Path = ("resolutions", index, "vote")
                yield Finding(
                    entry,
                    where,
                    msg("{cast} votes, but {present} present.", cast=cast, present=present.digits),
                    msg("Correct the numbers of the vote"),
                    key=True,
                )


def _more(first: Quantity | None, second: Quantity | None) -> bool:
    return (
        first is not None
        and second is not None
        and first.exact
        and second.exact
        and first.number > second.number
    )
