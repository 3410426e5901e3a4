"""A line is indented with a tab.

YAML forbids tabs at the beginning of a line, since nobody can see how wide they are.

Passes:

    beneficiaries:
      households: 68

Fails (with a tab before `households`):

    beneficiaries:
        households: 68
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain() -> tuple[Message, Message]:
    """Nothing to add."""
    return msg("The line is indented with a tab."), msg("Indent with spaces, two for each level")
