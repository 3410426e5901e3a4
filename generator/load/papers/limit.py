"""What is gathered of one file, up to a limit."""

from generator.messages import Message
from generator.model.paper import MOST_SIGNS, Passage, Unread


class UnreadError(Exception):
    """The file, or the rest of it, cannot be looked through."""

    def __init__(self, why: Unread) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


class Limit:
    """Gathers passages.

    Attributes:
        passages: those gathered so far.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.passages: list[Passage] = []
        self._signs = 0

    def add(self, place: Message, part: int, text: str) -> None:
        """Keep a passage, unless it is empty.

        Raises:
            UnreadError: if there is more text than is looked through.
        """
        if not text.strip():
            return
        self._signs += len(text)
        if self._signs > MOST_SIGNS:
            raise UnreadError(Unread.LARGE)
        self.passages.append(Passage(place, part, text))
