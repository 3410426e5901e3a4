"""The steps of 四议两公开 are out of order.

First the Party branch proposes, then the two committees consult, then the Party members review, then
the villagers (or their representatives) resolve. Each step stands once, and none is dated before the
one it follows.

Passes:

    steps:
      - {step: branch-proposal, date: 2022-07-01}
      - {step: committees-consultation, date: 2022-07-03}

Fails:

    steps:
      - {step: committees-consultation, date: 2022-07-03}
      - {step: branch-proposal, date: 2022-07-01}
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.project import Project, Step, StepName

SEVERITY = Severity.ERROR
_ORDER = list(StepName)


def check(context: Context) -> Iterator[Finding]:
    """Compare each step with the one before it."""
    for entry in context.township.of(Project):
        steps = entry.record.decision.steps if entry.record.decision else ()
        for index, (before, step) in enumerate(pairwise(steps), start=1):
            if not _follows(before, step):
                yield Finding(
                    entry,
                    ("decision", "steps", index, "step"),
                    msg(
                        "“{step}” cannot follow “{before}”.",
                        step=step.step.label,
                        before=before.step.label,
                    ),
                    msg("Put the steps in their order, each once, and check their dates"),
                )


def _follows(before: Step, step: Step) -> bool:
    if _ORDER.index(step.step) <= _ORDER.index(before.step):
        return False
    return not (before.date and step.date and before.date.certainly_after(step.date))
