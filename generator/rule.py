"""A rule: what can be wrong with a record, as a module says it.

One rule is one module, named for the fault. Its docstring is the user's page (shown by
`gongshi rules ID` and built into the handbook), its `SEVERITY` says whether it stops publication.
"""

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from generator.diagnostics import Severity
from generator.messages import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable ID, a severity and the page for users; the page's paragraphs are translatable."""

    id: str
    severity: Severity
    page: str

    @property
    def title(self) -> Message:
        """The first line of the page."""
        return Message(self.page.partition("\n")[0])

    @property
    def paragraphs(self) -> tuple[Message | str, ...]:
        """The page after its title; an indented block (an example) stays a plain string."""
        blocks = self.page.split("\n\n")[1:]
        return tuple(
            block if block.startswith("    ") else Message(" ".join(block.split()))
            for block in _join_examples(blocks)
        )


def _join_examples(blocks: Iterable[str]) -> list[str]:
    """Put blank lines inside an example back."""
    joined: list[str] = []
    for block in blocks:
        if joined and block.startswith("    ") and joined[-1].startswith("    "):
            joined[-1] += f"\n\n{block}"
        else:
            joined.append(block)
    return joined


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module is.

    Raises:
        TypeError: if the module has no docstring or no severity; a programmer's mistake.
    """
    severity = getattr(module, "SEVERITY", None)
    if not module.__doc__ or not isinstance(severity, Severity):
        message = f"{module.__name__} is no rule: it needs a docstring and a SEVERITY"
        raise TypeError(message)
    rule_id = module.__name__.rpartition(".")[2].replace("_", "-")
    return Rule(rule_id, severity, inspect.cleandoc(module.__doc__))
