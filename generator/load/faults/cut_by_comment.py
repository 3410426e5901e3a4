"""A number sign cuts the value short.

In YAML a space and `#` begin a comment: what follows is not published. That is meant for remarks
(`# …`), and this rule speaks only where no space follows the sign, as in `3 栋 #2`.

Passes:

    title: "二组 #2 水渠"

Fails:

    title: 二组 #2 水渠
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.WARNING


def explain(lost: str) -> tuple[Message, Message]:
    """Show what is lost."""
    return (
        msg("“{lost}” is read as a comment and not published.", lost=lost),
        msg("Put the whole value in double quotes, or remove the remark"),
    )
