"""YAML as text: libyaml's events, with every scalar a string, and where each of them stands.

Reading scalars as text ends a whole class of silent errors (`no` as False, `010` as 8, `1_000` as
1000). Aliases, anchors, tags and a second document are refused: a record needs none of them, and
each hides what an auditor should see. See https://yaml.org/spec/1.1/ for what the words mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.diagnostics import Path
from generator.load.faults import too_many_faults
from generator.load.signs import INVISIBLE
from generator.load.yaml_plain import MAX_DEPTH, NULLS, NotPlainError, read_plain

MAX_FAULTS = too_many_faults.LIMIT + 1
"""One more than is told, so that it can be said that there are more."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_ANY_COMMENT = re.compile(r"[ \t]#[^\s#]")
_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_BEHIND = re.compile(r"#[^\r\n]*")
_UNCLOSED = ("quoted scalar", "flow sequence", "flow mapping")
Mark = tuple[int, int]
"""Line and column, from 1."""


def split_lines(text: str) -> list[str]:
    """Lines as editors count them; `str.splitlines` ends one at a form feed and other signs too."""
    return _LINE_END.split(text)


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Something that stops or disturbs reading: which fault, where, and details for its words."""

    kind: str
    mark: Mark
    detail: str = ""
    first: Mark = (0, 0)
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data (str, list and dict; None for an empty document), empty fields left out.

    `empty` holds the paths of the keys that were written without a value.
    """

    data: Any
    faults: tuple[YamlFault, ...] = ()
    empty: tuple[Path, ...] = ()


def parse(text: str) -> Parsed:
    """Read one document; faults are returned, never raised. Reading stops at `MAX_FAULTS`."""
    try:
        return Parsed(read_plain(text))
    except NotPlainError:
        return parse_closely(text)


def parse_closely(text: str) -> Parsed:
    """Read one document with its faults and blank fields; slower, and the same data."""
    builder = _Builder(text)
    return Parsed(builder.read(), tuple(builder.faults), tuple(builder.empty))


def locate(text: str) -> dict[Path, tuple[Mark, Mark]]:
    """The mark of the key and of the value at every path of a document that `parse` reads."""
    builder = _Builder(text, positions={})
    builder.read()
    return builder.positions or {}


def cut_short(text: str) -> Iterator[tuple[Mark, str]]:
    """Comments right after a value in the same line, with no space after their sign: ` #2`.

    `text` must be one that `parse` reads.
    """
    if "#" not in text or not _ANY_COMMENT.search(text):
        return
    parser = CParser(text)
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        if isinstance(event, ScalarEvent) and event.implicit[0]:  # not in quotes
            end: Any = event.end_mark
            if cut := _COMMENT.match(text, end.index):
                column = end.column + 1 + cut.start(1) - end.index
                yield (end.line + 1, column), cut.group(1)


def comments(text: str) -> Iterator[tuple[Mark, str]]:
    """What stands behind a `#` outside of every value. `text` must be one that `parse` reads."""
    parser = CParser(text)
    after = told = 0
    line, column = 1, 1
    event: Any = None
    while type(event) is not StreamEndEvent:
        event = parser.get_event()
        begins, ends = event.start_mark.index, event.end_mark.index
        if type(event) is ScalarEvent and event.style in ("|", ">"):  # one may stand behind these
            begins += len(split_lines(text[begins:ends])[0])
        for found in _BEHIND.finditer(text, after, begins):
            before = split_lines(text[told : found.start()])
            line += len(before) - 1
            column = len(before[-1]) + (column if len(before) == 1 else 1)
            told = found.start()
            yield (line, column), found.group()
        after = ends


class _StopReadingError(Exception):
    """Nothing after this point can be trusted."""


class _Builder:
    """Builds data from events. Iterative in nothing but depth, which is capped.

    Kinds of events are told by their type alone, and paths are put together only where somebody
    asks for one.
    """

    def __init__(self, text: str, positions: dict[Path, tuple[Mark, Mark]] | None = None) -> None:
        self._text = text
        self._escapes = "\\" in text
        self._parser = CParser(text)
        self._next = self._parser.get_event
        self._path: list[str | int] = []
        self.faults: list[YamlFault] = []
        self.empty: list[Path] = []
        self.positions = positions

    def read(self) -> Any:  # noqa: ANN401 - any document
        """The data of the first document; None where there is none or it cannot be read."""
        try:
            return self._document()
        except _StopReadingError:
            return None
        except yaml.MarkedYAMLError as error:
            self.faults.append(_syntax_fault(error, self._text))
            return None
        except yaml.YAMLError as error:  # a character that YAML does not allow
            self.faults.append(YamlFault("syntax", (1, 1), str(error).splitlines()[0]))
            return None
        finally:
            self._parser.dispose()

    def _document(self) -> Any:  # noqa: ANN401 - any document
        data: Any = None
        seen = False
        while True:
            event = self._next()
            if isinstance(event, StreamEndEvent):
                return data
            if isinstance(event, DocumentStartEvent) and seen:
                self.faults.append(YamlFault("document", _mark(event), "document"))
                raise _StopReadingError
            if isinstance(event, NodeEvent):
                seen = True
                self._note(event, event)
                data = self._node(event)
                data = None if _is_empty(event) else data

    def _tell(self, found: YamlFault) -> None:
        """Keep a fault after which reading goes on, unless there are too many."""
        self.faults.append(found)
        if len(self.faults) >= MAX_FAULTS:
            raise _StopReadingError

    def _refuse(self, event: Any, what: str) -> None:  # noqa: ANN401 - events are untyped
        self._tell(YamlFault("feature", _mark(event), what))

    def _note(self, key: Any, value: Any) -> None:  # noqa: ANN401 - events are untyped
        if self.positions is not None:
            self.positions[tuple(self._path)] = (_mark(key), _mark(value))

    def _node(self, event: Any) -> Any:  # noqa: ANN401 - events are untyped, data is any document
        if type(event) is AliasEvent:
            self._refuse(event, "alias")
            return ""
        if event.anchor:
            self._refuse(event, "anchor")
        if event.tag:
            self._refuse(event, "tag")
        if type(event) is ScalarEvent:
            return self._scalar(event) if self._escapes else event.value
        if len(self._path) >= MAX_DEPTH:
            self._too_deep(event)
        return self._mapping() if type(event) is MappingStartEvent else self._sequence()

    def _scalar(self, event: Any) -> str:  # noqa: ANN401 - events are untyped
        """The text; a sign that nobody sees may be written as its number."""
        if sign := INVISIBLE.search(event.value):
            self._tell(YamlFault("sign", _mark(event), sign.group()))
        return INVISIBLE.sub("", event.value)

    def _sequence(self) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            self._path.append(len(items))
            self._note(event, event)
            items.append(self._node(event))
            self._path.pop()
        return items

    def _mapping(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while type(key_event := self._next()) is not MappingEndEvent:
            key = self._key(key_event)
            value_event = self._next()
            if key is None or key in keys:
                if key is not None:
                    where = (*self._path, key)
                    first = _mark(keys[key])
                    self._tell(YamlFault("duplicate", _mark(key_event), key, first, where))
                self._skip(value_event)
                continue
            keys[key] = key_event
            self._path.append(key)
            self._note(key_event, value_event)
            value = self._node(value_event)
            if _is_empty(value_event):
                self.empty.append(tuple(self._path))
            else:
                data[key] = value
            self._path.pop()
        return data

    def _key(self, event: Any) -> str | None:  # noqa: ANN401 - events are untyped
        """The key; None, and a fault, where a list, a group or an alias stands in its place."""
        if type(event) is ScalarEvent:
            return str(self._node(event))
        self._tell(YamlFault("key", _mark(event)))
        self._skip(event)
        return None

    def _skip(self, event: Any) -> None:  # noqa: ANN401 - events are untyped
        """Read past a value that is not used, without going down into it."""
        depth = int(isinstance(event, CollectionStartEvent))
        while depth:
            event = self._next()
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > MAX_DEPTH:
                self._too_deep(event)

    def _too_deep(self, event: Any) -> NoReturn:  # noqa: ANN401 - events are untyped
        self.faults.append(YamlFault("depth", _mark(event), str(MAX_DEPTH)))
        raise _StopReadingError


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> YamlFault:
    """What stopped libyaml; a text that begins with `*` or `&` only looked like an alias to it."""
    if error.problem == "did not find expected alphabetic or numeric character":
        mark = error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return YamlFault("feature", place, (error.context or "alias").rpartition(" ")[2])
    return YamlFault("syntax", _place(error, text), error.problem or "")


def _place(error: yaml.MarkedYAMLError, text: str) -> Mark:
    """Where an editor should look: where reading stopped, or the bracket or quote never closed."""
    stopped, began = error.problem_mark or error.context_mark, error.context_mark
    if began and stopped and began.line < stopped.line:
        unclosed = any(each in (error.context or "") for each in _UNCLOSED)
        stopped = began if unclosed else stopped
    written = text.rstrip()
    if stopped is None or stopped.index >= len(written):  # at the end, below the last line
        lines = split_lines(written)
        return len(lines), len(lines[-1]) + 1
    return stopped.line + 1, stopped.column + 1


def _mark(event: Any) -> Mark:  # noqa: ANN401 - events are untyped
    return (event.start_mark.line + 1, event.start_mark.column + 1)


def _is_empty(event: Any) -> bool:  # noqa: ANN401 - events are untyped
    """Whether a field was left blank; form editors write `""` or `null` for nothing."""
    if type(event) is not ScalarEvent:
        return False
    value = event.value
    return not value or value.isspace() or (value in NULLS and bool(event.implicit[0]))
