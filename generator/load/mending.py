"""What comes after a tab or a full-width colon: the file is read on as it was meant.

Such a sign is told, and the record is not published. But it must not hide what else is wrong, nor a
private number twenty lines below. So the lines at fault are put right in memory, and what is found
in the other lines is told too: all of it where only colons and invisible signs were put right. How
far a tab goes in is a guess, which holds if every key stands where the model wants it.
"""

from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.load.faults import (
    RULE_OF,
    duplicate_key,
    full_width_colon,
    full_width_space,
    invisible_sign,
    missing_key,
    tab_indent,
    unknown_key,
    wrong_type,
)
from generator.load.signs import INDENT, INVISIBLE, KEY_FULL_COLON
from generator.load.yaml_text import split_lines

_COLON, _SIGN = RULE_OF[full_width_colon].id, RULE_OF[invisible_sign].id
_GUESSED = {RULE_OF[tab_indent].id, RULE_OF[full_width_space].id}
_OF_STRUCTURE = {RULE_OF[each].id for each in (unknown_key, missing_key, wrong_type, duplicate_key)}


def mend(text: str, found: Iterable[Diagnostic]) -> str:
    """The text with its lines at fault as they were meant; lines keep their numbers."""
    lines = split_lines(text)
    for number, rules in _by_line(found).items():
        line = INVISIBLE.sub("", lines[number - 1])
        if rules & _GUESSED and (indent := INDENT.match(line)):
            blank = indent.group().replace("　", "  ").replace("\u00a0", " ").expandtabs(2)
            line = blank + line[indent.end() :]
        if _COLON in rules and (key := KEY_FULL_COLON.match(line)):
            line = f"{line[: key.end() - 1]}: {line[key.end() :].lstrip(' 　')}"
        lines[number - 1] = line
    return "\n".join(lines)


def believable(faults: list[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic] | None:
    """What a mended file says besides; None if the indentation was guessed, and guessed wrong."""
    lines = _by_line(before)
    guessed = any(rules & _GUESSED for rules in lines.values())
    if guessed and any(each.rule in _OF_STRUCTURE for each in faults):
        return None
    return [each for each in faults if each.position.line not in lines]


def column_as_written(line: str, mended: str, column: int) -> int:
    """The column in the line as it was written of what stands at `column` of the mended one."""
    if line == mended or mended[: column - 1] == line[: column - 1]:
        return column
    rest = mended[column - 1 :]
    if line.endswith(rest):
        return len(line) - len(rest) + 1
    return min(column, len(line) + 1)


def _by_line(found: Iterable[Diagnostic]) -> dict[int, set[str]]:
    lines: dict[int, set[str]] = {}
    for each in found:
        if each.rule in {_COLON, _SIGN, *_GUESSED}:
            lines.setdefault(each.position.line, set()).add(each.rule)
    return lines
