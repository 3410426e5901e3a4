"""What all values share: the fault of a text, and the right spelling where only signs are wrong."""

from collections.abc import Callable
from typing import TypeVar

from generator.messages import Message, msg

MAX_INTEGER_DIGITS = 15
"""More digits than any public budget; keeps every sum inside Decimal's 28 exact digits."""

MAX_LENGTH = 100
"""Characters that a value may have; what is longer is a text that slipped into the wrong field."""

ASCII_DIGITS = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


V = TypeVar("V")


class ValueFault(ValueError):  # noqa: N818 - it is the editor's fault record, not a program error
    """A text that is no value of its type: the reason, and the spelling that would be right."""

    def __init__(self, reason: Message, remedy: Message) -> None:
        """Keep both messages untranslated; a printer chooses the language."""
        super().__init__(str(reason))
        self.reason = reason
        self.remedy = remedy


def _respell(text: str, read: Callable[[str], object]) -> tuple[Message, Message] | None:
    """What is wrong with the signs of `text`, and its right spelling, where `read` accepts one."""
    half = text.translate(ASCII_DIGITS)
    joined = half.replace(",", "")
    closed = "".join(joined.split())
    if half != text and _reads(half, read):
        return _full_width(text), msg("Write half-width: {plain}", plain=half)
    if joined != half and _reads(joined, read):
        return (
            msg("“{text}” has separators between the digits.", text=text),
            msg("Leave them out: {plain}", plain=joined),
        )
    if closed != joined and _reads(closed, read):
        return (
            msg("“{text}” has spaces that do not belong there.", text=text),
            msg("Write without spaces: {plain}", plain=closed),
        )
    return None


def parse_with(text: str, read: Callable[[str], V], remedy: Message) -> V:
    """What `read` makes of `text`; if only its signs are wrong, the fault gives the right ones."""
    if len(text) > MAX_LENGTH:
        reason = msg("A text of {length} characters stands here.", length=len(text))
        raise ValueFault(reason, remedy)
    try:
        return read(text)
    except ValueFault:
        if better := _respell(text, read):
            raise ValueFault(*better) from None
        raise


def _full_width(text: str) -> Message:
    return msg("“{text}” has full-width digits or signs.", text=text)


def _reads(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueFault:
        return False
    return True


def refuse_foreign_digits(text: str, remedy: Message) -> None:
    """Raise if `text` has digits that only look right (full-width, Arabic-Indic and so on)."""
    if text.isascii():
        return
    if text.translate(ASCII_DIGITS) != text:
        raise ValueFault(_full_width(text), remedy)
    if any(char.isdecimal() and char not in "0123456789" for char in text):
        raise ValueFault(msg("“{text}” has digits of another script.", text=text), remedy)
