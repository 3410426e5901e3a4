"""What goes wrong before YAML: encodings, tabs, full-width signs. Named in plain words, with places.

libyaml would report these a line too late, or not at all: `标题：x` turns a whole file into one string.
"""

import codecs
import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position
from generator.load.faults import (
    byte_order_mark,
    cut_by_comment,
    file_encoding,
    file_size,
    full_width_colon,
    full_width_space,
    tab_indent,
)
from generator.load.reporter import fault

_BLOCK_SCALAR = re.compile(r"(?:^|[:\-])\s+[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$")
_KEY_FULL_COLON = re.compile(r"\s*(?:- +)*([A-Za-z_]+)：")
_INDENT = re.compile(r"[\s　\u00a0]*")
_CUT = re.compile(r"^(?:[^\"'#]*?: +|\s*- +)[^\"'\[{|>#\s][^#]*?(\s(#[^\s#].*))$")


def decode(raw: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file; None with a diagnostic if it is no UTF-8 or too large."""
    start = Position(path)
    if len(raw) > file_size.LIMIT:
        return None, [fault(file_size, start, file_size.explain(len(raw)))]
    found: list[Diagnostic] = []
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [fault(file_encoding, start, file_encoding.explain("UTF-16"))]
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[len(codecs.BOM_UTF8) :]
        found.append(fault(byte_order_mark, start, byte_order_mark.explain()))
    try:
        return raw.decode("utf-8"), found
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        words = file_encoding.explain(_guess(raw))
        return None, [*found, fault(file_encoding, Position(path, line), words)]


def _guess(raw: bytes) -> str:
    """GBK if the bytes are that; it is what Chinese Windows writes. No detector guesses better."""
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"


def inspect(text: str, path: str) -> list[Diagnostic]:
    """Everything in the raw lines that YAML would misread; lines of block text are left alone."""
    found: list[Diagnostic] = []
    for number, line in _lines_of_structure(text):
        found.extend(_inspect_line(line, number, path))
    return found


def _lines_of_structure(text: str) -> Iterator[tuple[int, str]]:
    """Lines that are not inside a block scalar (`|` or `>`), with their numbers from 1."""
    block_indent: int | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        if block_indent is not None:
            if not stripped or indent > block_indent:
                continue
            block_indent = None
        if not stripped or stripped.startswith("#"):
            continue
        if _BLOCK_SCALAR.search(line):
            block_indent = indent
        yield number, line


def _inspect_line(line: str, number: int, path: str) -> Iterator[Diagnostic]:
    indent = _INDENT.match(line)
    blank = indent.group() if indent else ""
    if "\t" in blank:
        place = Position(path, number, blank.index("\t") + 1)
        yield fault(tab_indent, place, tab_indent.explain(), line_text=line)
    wide = next((index for index, char in enumerate(blank) if char in "　\u00a0"), None)
    if wide is not None:
        place = Position(path, number, wide + 1)
        yield fault(full_width_space, place, full_width_space.explain(), line_text=line)
    if colon := _KEY_FULL_COLON.match(line):
        place = Position(path, number, colon.end())
        words = full_width_colon.explain(colon.group(1))
        yield fault(full_width_colon, place, words, line_text=line)
    if cut := _CUT.match(line):
        place = Position(path, number, cut.start(2) + 1)
        words = cut_by_comment.explain(cut.group(2))
        yield fault(cut_by_comment, place, words, line_text=line)
