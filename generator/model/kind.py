"""What makes a kind of record: its name, its folder, its label and its model."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from generator.messages import Message


@dataclass(frozen=True)
class Kind:
    """A kind of record; `folder` is also its path on the site."""

    name: str
    folder: str
    label: Message
    model: Any
    adapter: TypeAdapter[Any] = field(init=False)

    def __post_init__(self) -> None:
        """Have one validator, which is made when it is asked for the first time."""
        object.__setattr__(self, "adapter", TypeAdapter(self.model))
