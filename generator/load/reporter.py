"""How the loader says what is wrong: a fault's module and its words become a diagnostic."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from generator.diagnostics import Diagnostic, Path, Position, shorten
from generator.load.faults import RULE_OF
from generator.load.source import Source
from generator.messages import Message
from generator.model.fields import labels


def fault(
    module: ModuleType,
    position: Position,
    words: tuple[Message, Message],
    record: str = "",
    line_text: str = "",
) -> Diagnostic:
    """A diagnostic of a whole file or of a place in its raw text."""
    rule = RULE_OF[module]
    return Diagnostic(
        rule.id, rule.severity, position, words[0], words[1], record, line_text=line_text
    )


@dataclass(frozen=True)
class Reporter:
    """Says what is wrong with one record: knows its text, its model and its name."""

    source: Source
    model: Any
    record: str

    def report(
        self,
        module: ModuleType,
        path: Path,
        words: tuple[Message, Message],
        *,
        key: bool = False,
    ) -> Diagnostic:
        """A diagnostic of the value at `path`, or of its key."""
        rule = RULE_OF[module]
        position = self.source.position(path, key=key)
        value = None if key else self.source.value(path)
        return Diagnostic(
            rule.id,
            rule.severity,
            position,
            words[0],
            words[1],
            self.record,
            labels(self.model, path),
            shorten(value) if value is not None else None,
            self.source.line(position.line),
        )
