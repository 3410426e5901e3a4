"""One value of a file put in another's place; comments, order and every other byte stay."""

import codecs
import copy
import json
import re
from typing import Any

import yaml
from yaml import CSafeLoader, MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics import Path
from generator.load.yaml_text import parse

_HEADER_COMMENT = re.compile(r"[|>][0-9+-]*([ \t]+#[^\r\n]*)")


class RewriteError(Exception):
    """The file cannot be written anew with nothing else changed."""


def rewritten(text: str, path: Path, old: str, new: str) -> str:
    """The text with `new` wherever `old` stands in the value at `path`.

    `text` must be one that `parse` reads, and the value a text in which `old` stands.

    Raises:
        RewriteError: if anything else would change.
    """
    node = _node_at(text, path)
    start, end = node.start_mark.index, node.end_mark.index
    written = text[start:end]
    wanted = _with(parse(text).data, path, node.value.replace(old, new))
    quoted = _quoted(written, node.value.replace(old, new))
    tries = [quoted] if old == node.value else [written.replace(old, new), quoted]
    for each in tries:
        made = text[:start] + each + text[end:]
        if parse(made).data == wanted:
            return made
    raise RewriteError


def encoded(text: str, before: bytes) -> bytes:
    """The bytes of a file, with a byte order mark if it had one."""
    bom = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return bom + text.encode()


def _quoted(written: str, value: str) -> str:
    """The value in quotes; line ends and a comment that belonged to a block of text stay."""
    comment = _HEADER_COMMENT.match(written)
    tail = written[len(written.rstrip()) :]
    return json.dumps(value, ensure_ascii=False) + (comment[1] if comment else "") + tail


def _node_at(text: str, path: Path) -> ScalarNode:
    node: Node | None = yaml.compose(text, Loader=CSafeLoader)
    for part in path:
        match node:
            case MappingNode(value=pairs):
                node = next((value for key, value in pairs if key.value == part), None)
            case SequenceNode(value=items) if isinstance(part, int) and part < len(items):
                node = items[part]
            case _:
                node = None
    if not isinstance(node, ScalarNode):
        raise RewriteError
    return node


def _with(data: Any, path: Path, value: str) -> Any:  # noqa: ANN401 - any document
    changed = copy.deepcopy(data)
    inner = changed
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return changed
