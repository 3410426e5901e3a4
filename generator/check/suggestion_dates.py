"""A suggestion's status does not fit its reply, or it was answered before it was received.

A suggestion that is answered or not taken up has a reply; what is still open has none. A reply on
the way is written with the status `under-way`.

Passes:

    received: 2022-08-01
    status: answered
    answered: 2022-08-05
    reply: 已派人清理

Fails:

    received: 2022-08-05
    status: answered
    answered: 2022-08-01

Fails:

    status: open
    answered: 2022-08-05
    reply: 已派人清理
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.suggestion import Answer, Suggestion

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare both days of every suggestion, and its status with its reply."""
    for entry in context.township.of(Suggestion):
        suggestion = entry.record
        received, answered = suggestion.received, suggestion.answered
        if received and answered and received.certainly_after(answered):
            yield Finding(
                entry,
                ("answered",),
                msg(
                    "It was answered on {answered}, before it was received on {received}.",
                    answered=str(answered),
                    received=str(received),
                ),
                msg("Exchange or correct the two dates"),
            )
        if suggestion.status in (Answer.ANSWERED, Answer.DECLINED) and not suggestion.reply:
            yield Finding(
                entry,
                ("status",),
                msg("It is called answered, and there is no reply."),
                msg("Add “reply: …”, or set the status back to open"),
            )
        if suggestion.status is Answer.OPEN and (suggestion.answered or suggestion.reply):
            yield Finding(
                entry,
                ("status",),
                msg("There is an answer, and the status is still open."),
                msg("Write “status: answered”, or “status: under-way” while work goes on"),
            )
