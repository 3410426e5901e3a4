"""Where a reader can ask, complain, or say that something is wrong: telephone, mail, form."""

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.messages import msg
from generator.model.base import Line, Model, WebAddress, label, parser
from generator.values import ValueFault

_PHONE = re.compile(r"\+?[0-9]+(?:[ -][0-9]+)*")
_PHONE_DIGITS = range(3, 16)
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")


def _parse_phone(text: str) -> str:
    """A number that a telephone can dial as it stands (E.164: at most 15 digits)."""
    digits = sum(char.isdigit() for char in text)
    if not (text.isascii() and _PHONE.fullmatch(text)) or digits not in _PHONE_DIGITS:
        raise ValueFault(
            msg("“{text}” is no telephone number that can be dialled.", text=text),
            msg("Write one number in digits and hyphens: 0716-1234567 or 12345"),
        )
    return text


def _parse_mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise ValueFault(
            msg("“{text}” is no mail address.", text=text),
            msg("Write it like office@example.com"),
        )
    return text


_PLACES = re.compile(r"\{(?!(?:title|address)\})|(?<!\{title)(?<!\{address)\}")


def _parse_tracker(text: str) -> str:
    """A web address in which `{title}` and `{address}` stand for those of a page."""
    if _PLACES.search(text):
        raise ValueFault(
            msg("“{text}” has braces around something unknown.", text=text),
            msg("Only {places} may stand there", places="{title}, {address}"),
        )
    return text


Phone = Annotated[str, parser(_parse_phone)]
Mail = Annotated[str, parser(_parse_mail)]
Tracker = Annotated[WebAddress, AfterValidator(parser(_parse_tracker).read)]


class Contact(Model):
    """Where a reader can ask or complain 监督电话; what it has goes before the county's."""

    phone: Annotated[Phone | None, label("supervision phone")] = None
    address: Annotated[Line | None, label("address")] = None
    mail: Annotated[Mail | None, label("mail address")] = None
    url: Annotated[Tracker | None, label("form or issue tracker")] = None


class Report(Model):
    """Where a reader of any page can say that something is wrong there.

    `url` may hold `{title}` and `{address}`, which become those of the page.
    """

    phone: Annotated[Phone | None, label("supervision phone")] = None
    mail: Annotated[Mail | None, label("mail address")] = None
    url: Annotated[Tracker | None, label("form or issue tracker")] = None

    def before(self, contact: Contact | None) -> "Report":
        """The same for a township: each way that its own contact has goes first."""
        own = contact or Contact()
        return Report(
            phone=own.phone or self.phone, mail=own.mail or self.mail, url=own.url or self.url
        )
