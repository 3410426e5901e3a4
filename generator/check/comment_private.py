"""A comment contains a resident ID, a mobile number or the number of a bank card.

What stands behind `#`, in a record or in `villages.yml`, is not published. But the folder of
records often is public itself, on a code platform, with everything that was ever in it. So this is
a warning. The number is not repeated in the message. A number that is no card's the county names
under `settings: privacy: no_cards` in `villages.yml`.

Passes:

    title: 测试公告  # 底稿在镇档案室

Fails:

    title: 测试公告  # 联系电话 (eleven digits)
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding, RegistryContext, RegistryFinding
from generator.diagnostics import Position, Severity
from generator.messages import Message, msg
from generator.model.registry import Privacy
from generator.model.township import Document
from generator.values.private import FORBIDDEN, MANY_DIGITS

SEVERITY = Severity.WARNING
_BEHIND = re.compile(r"#.*")
_REMEDY = msg("Delete it: it is not published, but whoever sees the folder reads it")


def check(context: Context) -> Iterator[Finding]:
    """Look through the comments of every record."""
    known = context.township.settings.privacy
    for entry in context.readable:
        for place, offset, words in _found(entry.document, known):
            yield Finding(entry, (), words, _REMEDY, private=True, offset=offset, place=place)


def check_registry(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look through the comments of the registry, drafts of entries and of settings among them."""
    for place, offset, words in _found(context.document, context.registry.settings.privacy):
        yield RegistryFinding((), words, _REMEDY, offset=offset, place=place)


def _found(document: Document, known: Privacy) -> Iterator[tuple[Position, int, Message]]:
    """Comments with a number: where each begins, how far in the number stands, and what it is.

    Few documents have any, and those are not read again.
    """
    if not _may_have_one(document.text):
        return
    for place, text in document.comments():
        for what, find in FORBIDDEN:
            if number := find(known.without(text)):
                yield place, number.start(), msg("The comment contains {what}.", what=what)


def _may_have_one(text: str) -> bool:
    """Whether many digits stand behind a `#`, which may be within a text too."""
    return "#" in text and any(MANY_DIGITS.search(each) for each in _BEHIND.findall(text))
