"""More people were satisfied than took part.

Passes:

    evaluation: {participants: 60, satisfied: 58}

Fails:

    evaluation: {participants: 58, satisfied: 60}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.project import Project

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare both numbers of every evaluation, where both are exact."""
    for entry in context.township.of(Project):
        evaluation = entry.record.evaluation
        if evaluation is None or not evaluation.participants or not evaluation.satisfied:
            continue
        took_part, satisfied = evaluation.participants, evaluation.satisfied
        if took_part.exact and satisfied.exact and satisfied.number > took_part.number:
            yield Finding(
                entry,
                ("evaluation", "satisfied"),
                msg(
                    "{satisfied} were satisfied, but only {participants} took part.",
                    satisfied=satisfied.digits,
                    participants=took_part.digits,
                ),
                msg("Correct one of the two numbers"),
            )
