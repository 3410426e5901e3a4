"""A comment of a record contains a resident ID, a mobile number or the number of a bank card.

What stands behind `#` is not published. But the folder of records often is public itself, on a
code platform, with everything that was ever in it. So this is a warning. The number is not
repeated in the message. A number that is no card's the county names under
`settings: privacy: no_cards` in `villages.yml`.

Passes:

    title: 测试公告  # 底稿在镇档案室

Fails:

    title: 测试公告  # 联系电话 (eleven digits)
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.township import Document
from generator.values.private import FORBIDDEN, MANY_DIGITS

SEVERITY = Severity.WARNING
_BEHIND = re.compile(r"#.*")


def check(context: Context) -> Iterator[Finding]:
    """Look through the comments of every record; few have any, and those are not read again."""
    known = context.township.settings.privacy
    for entry in context.readable:
        if not _may_have_one(entry.document):
            continue
        for place, text in entry.document.comments():
            for what, find in FORBIDDEN:
                if number := find(known.without(text)):
                    yield Finding(
                        entry,
                        (),
                        msg("The comment contains {what}.", what=what),
                        msg("Delete it: it is not published, but whoever sees the folder reads it"),
                        private=True,
                        offset=number.start(),
                        place=place,
                    )


def _may_have_one(document: Document) -> bool:
    """Whether many digits stand behind a `#`, which may be within a text too."""
    text = document.text
    return "#" in text and any(MANY_DIGITS.search(each) for each in _BEHIND.findall(text))
