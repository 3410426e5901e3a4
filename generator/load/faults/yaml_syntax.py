"""The file is not YAML.

Most often a bracket or a quotation mark is not closed, a colon has no space behind it, or the
lines of a list are not indented alike. The place that is shown is where reading stopped; the
cause often stands a line above it.

Passes:

    title: "共同缔造"
    villages: [lihuashan, jinpenxing]

Fails:

    title: "共同缔造
    villages: [lihuashan, jinpenxing
"""

import re

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


_DOES_NOT_FIT = frozenset({"did not find expected key", "did not find expected '-' indicator"})
_PLAIN_WORDS = {
    "found unexpected end of stream": (
        msg("A quotation mark is opened here and never closed."),
        msg("Close it where the text ends, or remove it"),
    ),
    "did not find expected ',' or ']'": (
        msg("The list in [ ] does not read on here."),
        msg("Put a comma between its items, and a ] at its end"),
    ),
    "did not find expected ',' or '}'": (
        msg("The group in { } does not read on here."),
        msg("Put a comma between its parts, and a } at its end"),
    ),
    "mapping values are not allowed in this context": (
        msg("A colon stands here where none can be."),
        msg(
            "Put the text in double quotes if it has a colon of its own; else check the indentation"
        ),
    ),
    "did not find expected key": (
        msg("The line does not fit the lines above it."),
        msg("Indent it like them; put text with quotation marks inside into “ ” or ' '"),
    ),
    "did not find expected '-' indicator": (
        msg("The line does not fit the list above it."),
        msg("Begin the item with “- ”, or indent the line like the item's other lines"),
    ),
    "could not find expected ':'": (
        msg("The line has no key, or its key has no colon."),
        msg("Write “key: value”; indent the lines of a longer text below “key: |”"),
    ),
    "found character that cannot start any token": (
        msg("No value can begin with this sign."),
        msg("Put the whole value in double quotes"),
    ),
    "found unknown escape character": (
        msg("A backslash in double quotes has a meaning of its own."),
        msg("Write two backslashes, or put the text in single quotes"),
    ),
}


_BRACKETS_FIRST = re.compile(r"\s*(?:- +)*(?:[^\s:]+: +)?[\[{\"'][^\n]*[\]}\"'] *$")
"""What stands before the place where text goes on behind a bracket or quotation mark."""


def explain(problem: str, before: str = "") -> tuple[Message, Message]:
    """Say the frequent ones of libyaml's reasons in plain words, and repeat the others.

    Args:
        problem: libyaml's reason.
        before: the line up to the place where reading stopped.
    """
    if problem in _DOES_NOT_FIT and _BRACKETS_FIRST.match(before):
        return (
            msg("The text goes on behind a bracket or quotation mark that began it."),
            msg("Put the whole text in single quotes: '[…] …'"),
        )
    return _PLAIN_WORDS.get(problem) or (
        msg("The text cannot be read from here: {problem}.", problem=problem or "?"),
        msg("Check brackets, quotation marks, colons and indentation here and one line above"),
    )
