"""Signs in raw lines, and in names of files, that YAML would misread or nobody sees."""

import os
import re

INDENT = re.compile(r"[\s　\u00a0]*")
KEY_FULL_COLON = re.compile(r"\s*(?:- +)*([A-Za-z_]+)：")
INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f"
    "\u2070-\ufefe\uff00-\ufff8\ufffc\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, breaks a line at (NEL, LS, PS), has no width, or turns the reading order."""


def show(line: str) -> str:
    """The line with a sign in each invisible place, so that no terminal obeys what it says."""
    return INVISIBLE.sub("\ufffd", line)


def shown_name(name: str) -> str:
    """A name that can be printed; one from an old Windows archive may be no text."""
    if name.isascii() and name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
