"""The file is not YAML.

Most often a bracket or a quotation mark is not closed, a colon has no space behind it, or the lines
of a list are not indented alike. The place that is shown is where reading stopped; the cause often
stands a line above it.

Passes:

    title: "共同缔造"
    villages: [lihuashan, jinpenxing]

Fails:

    title: "共同缔造
    villages: [lihuashan, jinpenxing
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(problem: str) -> tuple[Message, Message]:
    """Give libyaml's reason, which is English."""
    return (
        msg("The text cannot be read from here: {problem}.", problem=problem or "?"),
        msg("Check brackets, quotation marks, colons and indentation here and one line above"),
    )
