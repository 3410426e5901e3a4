"""What became of a place after its run; the words for it are the printers' own."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from generator.diagnostics import Diagnostic
from generator.messages import Message
from generator.values import ALWAYS, Days


class Result(StrEnum):
    """What became of a township."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD_BACK = "held back"
    WRITTEN = "written"


@dataclass(frozen=True)
class Outcome:
    """One township after its run: what became of it, what was found, and on which days it holds."""

    id: str
    name: str
    result: Result
    diagnostics: tuple[Diagnostic, ...]
    days: Days = ALWAYS


Observer = Callable[[Outcome], None]
"""Told of each township when it is done."""


class StoppedError(Exception):
    """Nothing can be built now, whatever the records say; `message` says why."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence untranslated."""
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[type["StoppedError"], tuple[Message]]:
        """As it travels between processes: with its sentence."""
        return type(self), (self.message,)


class InUseError(StoppedError):
    """Another build works on the same site, or on the same records."""


class ProcessLostError(StoppedError):
    """A process of the pool was ended from outside."""


class ClusterError(StoppedError):
    """The cluster cannot be used, or not be trusted to make the same bytes."""
