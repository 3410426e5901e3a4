"""Fewer were present than the quorum that the meeting names.

`quorum` says which part of those eligible must be present: `half` (more than half) or
`two-thirds`. A resolution of a meeting without its quorum is void, so the numbers are asked for
again. Numbers that the source does not give exactly are left alone.

Passes:

    eligible: 60
    present: 41
    quorum: two-thirds

Fails:

    eligible: 60
    present: 30
    quorum: half
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.meeting import Meeting, Quorum

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare those present with the quorum of every meeting that names one."""
    for entry in context.township.of(Meeting):
        meeting = entry.record
        if meeting.quorum is None or meeting.present is None or meeting.eligible is None:
            continue
        if not (meeting.present.exact and meeting.eligible.exact and meeting.eligible.number):
            continue
        share = Fraction(meeting.present.number) / Fraction(meeting.eligible.number)
        if not _reached(share, meeting.quorum):
            yield Finding(
                entry,
                ("present",),
                msg(
                    "{present} of {eligible} do not reach the quorum: {quorum}.",
                    present=meeting.present.digits,
                    eligible=meeting.eligible.digits,
                    quorum=meeting.quorum.label,
                ),
                msg("Correct the numbers, or the quorum that the meeting had to reach"),
            )


def _reached(share: Fraction, quorum: Quorum) -> bool:
    if quorum is Quorum.HALF:
        return share > Fraction(1, 2)
    return share >= Fraction(2, 3)
