"""What became of a place after its run; the words for it are the printers' own."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from generator.diagnostics import Diagnostic


class Result(StrEnum):
    """What became of a township."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD_BACK = "held back"
    WRITTEN = "written"


@dataclass(frozen=True)
class Outcome:
    """One township after its run: what became of it, and what was found."""

    id: str
    name: str
    result: Result
    diagnostics: tuple[Diagnostic, ...]


Observer = Callable[[Outcome], None]
"""Told of each township when it is done."""
