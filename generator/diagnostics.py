"""What every stage says of a fault: one small frozen record. It does not print itself."""

from dataclasses import dataclass, replace
from enum import StrEnum

from generator.messages import Message
from generator.values.private import mask

Path = tuple[str | int, ...]
"""Where a value stands in a record: keys and list indices from the top."""


class Severity(StrEnum):
    """An error stops the township from being published; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file as an editor counts: line and column from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, which terminals and editors make a link of."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: by which rule, where, in which record and field, which value, what to do.

    Attributes:
        rule: the stable ID, the name of the rule's page in the documentation.
        record: what the editor calls it, as `township/kinds/id`; empty for what is no record.
        field: the label of the field, outermost first; empty for a fault of the whole record.
        value: the value as written; never given where it is private.
        line_text: the line of the file that the position names, for printers that show it.
    """

    rule: str
    severity: Severity
    position: Position
    message: Message
    remedy: Message
    record: str = ""
    field: tuple[Message | str, ...] = ()
    value: str | None = None
    line_text: str = ""

    def __post_init__(self) -> None:
        """Mask private numbers, whichever rule came upon them: this is printed and kept."""
        said = {
            "position": replace(self.position, path=mask(self.position.path)),
            "message": masked(self.message),
            "remedy": masked(self.remedy),
            "record": mask(self.record),
            "value": None if self.value is None else mask(self.value),
            "line_text": mask(self.line_text),
        }
        for name, value in said.items():
            object.__setattr__(self, name, value)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By file, then by place: the order in which an editor mends them."""
        return (self.position.path, self.position.line, self.position.column, self.rule)


def masked(message: Message) -> Message:
    """The message without the private numbers that its values hold."""
    return Message(
        message.text,
        {
            name: masked(value) if isinstance(value, Message) else _masked_value(value)
            for name, value in message.values.items()
        },
    )


def _masked_value(value: str | int) -> str | int:
    return mask(value) if isinstance(value, str) else value


def has_errors(diagnostics: "list[Diagnostic] | tuple[Diagnostic, ...]") -> bool:
    """Whether any of them stops publication."""
    return any(each.severity is Severity.ERROR for each in diagnostics)


MAX_SHOWN = 80
"""Characters of a value that a message repeats."""


def shorten(value: str) -> str:
    """The beginning of a long value, in one line."""
    line = " ".join(value.split())
    return line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…"
