"""The steps of 四议两公开 are out of order.

First the Party branch proposes, then the two committees consult, then the Party members review,
then the villagers (or their representatives) resolve. Each step stands once, and none is dated
before the one it follows.

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

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.project import Project, Step, StepName
from generator.model.township import Entry

SEVERITY = Severity.ERROR
_ORDER = list(StepName)


def check(context: Context) -> Iterator[Finding]:
    """Compare each step with the one before it, and its date with the last that is known."""
    for entry in context.township.of(Project):
        steps = entry.record.decision.steps if entry.record.decision else ()
        dated: Step | None = None
        for index, step in enumerate(steps):
            before = steps[index - 1] if index else None
            if before and _ORDER.index(step.step) <= _ORDER.index(before.step):
                yield _misplaced(entry, index, step, before)
            elif dated and _is_earlier(step, dated):
                yield _misdated(entry, index, step, dated)
            dated = step if step.date else dated


def _is_earlier(step: Step, before: Step) -> bool:
    return bool(before.date and step.date and before.date.certainly_after(step.date))


def _misplaced(entry: Entry[Project], index: int, step: Step, before: Step) -> Finding:
    return Finding(
        entry,
        ("decision", "steps", index, "step"),
        msg("“{step}” cannot follow “{before}”.", step=step.step.label, before=before.step.label),
        msg("Put the steps in their order, each once"),
    )


def _misdated(entry: Entry[Project], index: int, step: Step, before: Step) -> Finding:
    return Finding(
        entry,
        ("decision", "steps", index, "date"),
        msg(
            "“{step}” is dated {date}, before “{before}” of {other_date}.",
            step=step.step.label,
            date=str(step.date),
            before=before.step.label,
            other_date=str(before.date),
        ),
        msg("Correct the dates, or put the steps in their order"),
    )
