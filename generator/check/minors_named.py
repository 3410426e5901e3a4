"""Children or pupils seem to be named.

Where names of persons stand alone, in a record or in an attached file, and the words around them
speak of children, pupils or minors, they are likely minors' names. A program cannot tell for sure,
so this is a reminder. The legal reason is the county's own text, `settings: privacy: minors` in
`villages.yml`. No name is repeated in the message.

Passes:

    winners:
      - {name: 三年级一班, citation: 小小志愿者}

Fails, where a pupil's name stands for the class: `name`, with `citation: 优秀学生`.
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.check.persons import listed
from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.WARNING

_MINORS = re.compile(r"未成年|儿童|(?<!大)学生|留守|少年|幼儿|孤儿|年级|班级|监护人|小朋友")


def check(context: Context) -> Iterator[Finding]:
    """Look at names among words of childhood."""
    own = context.township.settings.privacy.minors
    reason: str | Message = own or msg("the law protects minors’ privacy and personal data")
    for each in listed(context, _MINORS):
        yield Finding(
            each.entry,
            each.path,
            _words(each.place, reason),
            msg("Write the class, the group or the number of children instead of names"),
            private=True,
        )


def _words(place: Message | None, reason: str | Message) -> Message:
    if place is None:
        return msg("Minors seem to be named here: {reason}.", reason=reason)
    return msg(
        "Minors seem to be named in this file ({place}): {reason}.", place=place, reason=reason
    )
