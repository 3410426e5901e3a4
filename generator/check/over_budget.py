"""A project spent more than its budget.

This is allowed to happen, but readers will ask, so the clerk is asked first. It does not stop
publication.

Passes:

    budget: 5万元

with 48,000 yuan spent in the project's funds.

Fails:

    budget: 4万元

with 48,000 yuan spent in the project's funds.
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Fund
from generator.model.project import Project
from generator.values import total

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Compare the spending of all funds of a project with its budget."""
    funds = [each.record for each in context.township.of(Fund)]
    for entry in context.township.of(Project):
        budget = entry.record.budget
        spent = total([fund.outgoings for fund in funds if fund.project == entry.id])
        if budget is not None and spent > budget:
            yield Finding(
                entry,
                ("budget",),
                msg(
                    "The budget is {budget} yuan; {spent} yuan were spent.",
                    budget=budget.digits,
                    spent=spent.digits,
                ),
                msg("Correct the budget, or explain the difference in “construction: summary”"),
            )
