"""The mark that stands where a value was taken down: `【已隐去（本人要求，2026-08-05）】`.

It is plain text, so that every text of every kind can carry it, and every page, feed, download and
sheet shows it without knowing of it. Its brackets are its shape; nothing depends on a colour.
"""

import re
from datetime import date
from typing import Final

from generator.messages import Message, msg

LONGEST_REASON: Final = 60
"""Signs. A mark must fit into a line of a record (500), several times over."""

_MARK = re.compile(
    r"【(?:已隐去（[^【】]{1,60}，|Redacted \([^【】]{1,60}, )[0-9]{4}-[0-9]{2}-[0-9]{2}[）)]】"
)
_REASON = re.compile(r"[\w ，。、；：？！“”‘’《》/.;:()（）%·-]+")


def mark_of(reason: str, day: date) -> Message:
    """The mark, in the language of whoever translates it."""
    return msg("【Redacted ({reason}, {day})】", reason=reason, day=day.isoformat())


def is_redacted(text: str) -> bool:
    """Whether a mark stands in the text, in any language."""
    return bool(_MARK.search(text))


def without_marks(text: str) -> str:
    """The text with nothing in place of its marks."""
    return _MARK.sub("", text)


def fits_mark(reason: str) -> bool:
    """Whether a mark can hold the reason: one line, and no sign that Markdown obeys."""
    return (
        0 < len(reason) <= LONGEST_REASON
        and bool(_REASON.fullmatch(reason))
        and "_" not in reason
        and "://" not in reason
    )
