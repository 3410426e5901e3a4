"""Signs in raw lines, and in names of files, that YAML would misread or nobody sees."""

import os
import re

INDENT = re.compile(r"[\s　\u00a0]*")
KEY_FULL_COLON = re.compile(r"\s*(?:- +)*([A-Za-z_]+)：")
INVISIBLE = re.compile(  # what it means, not what it does not: Python makes that at once
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
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
