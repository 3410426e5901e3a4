"""A list of persons or households who get aid seems to be published with names.

Several names that stand alone, in a record or in an attached file, among words of need (低保, 特困,
救助, 残疾 and others) are likely such a list. What of it must be public, how long, and what must be
left out, the law and the county say; so this is a reminder. The legal reason is the county's own
text, `settings: privacy: aid` in `villages.yml`. No name is repeated in the message.

Passes: `三组5户，每户补助500元`.

Fails: a workbook with the heading `户主姓名` and the title `低保户名单`.
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.check.persons import listed
from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.WARNING

_NEED = re.compile(
    r"低保|最低生活保障|五保(?:户|供养|对象|老人)|特困|救助|临时补助|困难(?:补助|户|群众|家庭)"
    r"|生活补贴|护理补贴|残疾|贫困户|脱贫户|监测户|慰问金|大病|高龄津贴"
)


def check(context: Context) -> Iterator[Finding]:
    """Look at lists of names among words of need."""
    own = context.township.settings.privacy.aid
    reason: str | Message = own or msg(
        "who needs help, and why, is sensitive personal data, and only what the law asks is public"
    )
    for each in listed(context, _NEED):
        if each.is_list:
            yield Finding(
                each.entry,
                each.path,
                _words(each.place, reason),
                msg("Publish numbers and sums without names, or only what the rules ask for"),
                private=True,
            )


def _words(place: Message | None, reason: str | Message) -> Message:
    if place is None:
        return msg("This seems to be a list of who gets aid: {reason}.", reason=reason)
    return msg(
        "This file seems to have a list of who gets aid ({place}): {reason}.",
        place=place,
        reason=reason,
    )
