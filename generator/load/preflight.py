"""What goes wrong before YAML: encodings, tabs, full-width signs, in plain words, with places.

libyaml would report these a line too late, or not at all: `title：x` makes one string of a file.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Position
from generator.load.faults import (
    byte_order_mark,
    file_encoding,
    file_size,
    full_width_colon,
    full_width_space,
    invisible_sign,
    tab_indent,
)
from generator.load.reporter import fault
from generator.load.signs import INDENT, INVISIBLE, KEY_FULL_COLON, show
from generator.load.yaml_text import split_lines

_BLOCK_SCALAR = re.compile(r"(?:^|[:\-])\s+[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$")
_DASHES = re.compile(r"(?:- +)+")
_SUSPECT = re.compile(r"(?:^|[\r\n])[^\S\r\n]*(?:[\t　\u00a0]|(?:- +)*[A-Za-z_]+：)")
"""A line that may have one of these faults; most files have none, and are not read by lines."""
_SIGNS = ("\t", "　", "\u00a0", "：")
"""One of which is in every such line."""
_NO_SPACE = re.compile(r"\s*(?:- +)*([A-Za-z_]+):(?=[^\s/:])")


def decode(
    raw: bytes, path: str, record: str = "", limit: int = file_size.LIMIT
) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file; None with a diagnostic if it is no UTF-8 or too large."""
    start = Position(path)
    if len(raw) > limit:
        return None, [fault(file_size, start, file_size.explain(len(raw), limit), record)]
    found: list[Diagnostic] = []
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [fault(file_encoding, start, file_encoding.explain("UTF-16"), record)]
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[len(codecs.BOM_UTF8) :]
        found.append(fault(byte_order_mark, start, byte_order_mark.explain(), record))
    if b"\0" in raw:
        return None, [
            *found,
            fault(file_encoding, start, file_encoding.explain(_guess(raw)), record),
        ]
    try:
        return raw.decode("utf-8"), found
    except UnicodeDecodeError as error:
        before = split_lines(raw[: error.start].decode("utf-8"))
        place = Position(path, len(before), len(before[-1]) + 1)
        words = file_encoding.explain(_guess(raw))
        return None, [*found, fault(file_encoding, place, words, record)]


def _guess(raw: bytes) -> str | None:
    """GBK if the bytes are that; it is what Chinese Windows writes. No detector guesses better.

    A picture or a program has NULs too; UTF-16 it is only if it reads as lines of text.
    """
    if b"\0" in raw:
        return "UTF-16" if any(_is_text(raw, name) for name in ("utf-16-le", "utf-16-be")) else None
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GBK"


def _is_text(raw: bytes, encoding: str) -> bool:
    """Whether the bytes are keys and values in this encoding: signs that print, and a colon."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return ":" in text and all(char.isprintable() or char in "\r\n\t" for char in text)


def inspect(text: str, path: str, record: str = "") -> Iterator[Diagnostic]:
    """Everything in the raw lines that YAML would misread; lines of block text are left alone."""
    suspect = any(sign in text for sign in _SIGNS) and _SUSPECT.search(text)
    if not suspect and not INVISIBLE.search(text):
        return
    lines = split_lines(text)
    if INVISIBLE.search(text):
        yield from _invisible(lines, path, record)
        lines = [show(line) for line in lines]
    for number, line in _lines_of_structure(lines):
        yield from _inspect_line(line, number, path, record)


def missing_space(lines: Sequence[str], first: int = 1) -> tuple[int, int, str] | None:
    """The last colon without a space behind it: its line (counted from `first`), column and key.

    Only asked for where YAML could not be read: in running text such a colon is no fault.
    """
    for number, line in reversed(list(enumerate(lines, start=first))):
        if colon := _NO_SPACE.match(line):
            return number, colon.end(), colon.group(1)
    return None


def _invisible(lines: list[str], path: str, record: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, start=1):
        if sign := INVISIBLE.search(line):
            place = Position(path, number, sign.start() + 1)
            words = invisible_sign.explain(sign.group())
            yield fault(invisible_sign, place, words, record, show(line))


def _lines_of_structure(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines that are not inside a block scalar (`|` or `>`), with their numbers from 1."""
    block_indent: int | None = None
    for number, line in enumerate(lines, start=1):
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        if not stripped or (block_indent is not None and indent > block_indent):
            continue
        if block_indent is not None and not stripped.strip("\t"):
            continue
        block_indent = None
        if stripped.startswith("#"):
            continue
        if _BLOCK_SCALAR.search(line):
            block_indent = _indent_of_key(stripped) + indent
        yield number, line


def _indent_of_key(stripped: str) -> int:
    """How far in the key of a list's item stands: 2 for `- key: |`, 0 for `- |` and `key: |`."""
    dashes = _DASHES.match(stripped)
    after = dashes.end() if dashes else 0
    return 0 if stripped[after : after + 1] in ("|", ">") else after


def _inspect_line(line: str, number: int, path: str, record: str) -> Iterator[Diagnostic]:
    indent = INDENT.match(line)
    blank = indent.group() if indent else ""
    if "\t" in blank:
        place = Position(path, number, blank.index("\t") + 1)
        yield fault(tab_indent, place, tab_indent.explain(), record, line)
    wide = next((index for index, char in enumerate(blank) if char in "　\u00a0"), None)
    if wide is not None:
        place = Position(path, number, wide + 1)
        yield fault(full_width_space, place, full_width_space.explain(), record, line)
    if colon := KEY_FULL_COLON.match(line):
        place = Position(path, number, colon.end())
        words = full_width_colon.explain(colon.group(1))
        yield fault(full_width_colon, place, words, record, line)
