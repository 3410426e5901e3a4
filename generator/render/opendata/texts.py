"""Texts of records as they leave for a table: whole, but without signs that nobody sees."""

import re

from generator.render.text import normal

_BREAK = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """The text as pages show it, on one line."""
    return normal(text)


def paragraphs(text: str) -> str:
    """The lines of a long text, each cleaned of what nobody sees."""
    lines = _BREAK.sub("\n", text).split("\n")
    return "\n".join(_indent(line) + normal(line) for line in lines).strip("\n")


def _indent(line: str) -> str:
    """The spaces before a line, which mean something in Markdown."""
    return " " * (len(line) - len(line.lstrip(" ")))
