"""The file begins with a byte order mark.

Windows Notepad puts three invisible bytes before the text. They do no harm here, but other
programs stumble over them, and they make every line look changed when files are compared.

Save the file as “UTF-8”, not as “UTF-8 with BOM”.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.WARNING


def explain() -> tuple[Message, Message]:
    """Nothing to add."""
    return (
        msg("The file begins with an invisible byte order mark."),
        msg("Save it as UTF-8 without BOM"),
    )
