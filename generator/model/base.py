"""What all records share: the fields of every kind, and what a field says of itself.

A field is `Annotated[type, Label(...), marker...]`. The label is what an editor calls it; the
markers (`Past`, `Markdown`, `VillageId`, `Reference`) say what the rules check in any kind, so that
no rule names the fields of a kind that it does not know.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function

from generator.messages import Message, msg
from generator.values import PartialDate, Quantity, ValueFault, Yuan, parse_with

SLUG = r"[a-z0-9][a-z0-9-]*"


@dataclass(frozen=True, slots=True)
class Label:
    """What an editor calls the field."""

    text: Message


def label(text: str) -> Label:
    """Mark `text` as the label of a field; Babel extracts it."""
    return Label(msg(text))


@dataclass(frozen=True, slots=True)
class Past:
    """The date is of something that has happened, so it cannot lie after today."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """The text is Markdown (without raw HTML); all other texts are plain."""


@dataclass(frozen=True, slots=True)
class VillageId:
    """The text is the id of a village of the township."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The text is the id of a record of another kind of the same township.

    `leads`: the record that is named came of this one (a suggestion names its project); else this
    one came of the record that is named (a fund names its project).
    """

    kind: str
    leads: bool = False


FILE_TYPES = frozenset(
    "csv doc docx et jpeg jpg ods odt ofd pdf png ppt pptx txt webp wps xls xlsx".split()  # noqa: SIM905 - shorter to read
)
"""Attachments that a browser shows or saves without running anything in them."""


def is_harmless(name: str) -> bool:
    """Whether a file of that name may be published as an attachment."""
    return name.rpartition(".")[2].lower() in FILE_TYPES


@dataclass(frozen=True, slots=True)
class File:
    """The text names a file beside the record."""


class Codelist(StrEnum):
    """A fixed set of codes, each with a label: `INDUSTRY = "industry", "Industry home"`."""

    label: Message

    def __new__(cls, code: str, text: str) -> Self:
        """Make the member a string equal to its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = msg(text)
        return member


_KNOWN_VALUES = 1000


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads the text of a field; a `ValueFault` becomes an error that keeps both its messages.

    It stands in the place of the validator of the field's type: there are hundreds of such fields,
    and preparing both for each took a fifth of the time in which the models are loaded.
    """

    parse: Callable[[str], object]
    """Reads a text."""

    def __get_pydantic_core_schema__(
        self, source: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The validator of a field of the type `source`."""
        del handler

        def validate(value: object) -> object:
            if isinstance(value, str):
                return self.read(value)
            if isinstance(value, source):
                return value  # one that the program made, not an editor
            raise PydanticCustomError("text_expected", "one value")  # noqa: EM101 - error's name

        return no_info_plain_validator_function(validate)

    def read(self, text: str) -> object:
        """The value that is written so; a fault is an error of the validator."""
        try:
            return self.parse(text)
        except ValueFault as fault:
            context = {"reason": fault.reason, "remedy": fault.remedy}
            error = PydanticCustomError("value_fault", "{reason}", context)
            raise error from None


def parser(parse: Callable[[str], object]) -> Parser:
    """Read text with `parse`.

    Values are frozen, so those that a county writes again and again (days, counts) are read once.
    """
    return Parser(lru_cache(_KNOWN_VALUES)(parse))


def _parse_flag(text: str) -> bool:
    flags = {"true": True, "是": True, "false": False, "否": False}
    if text.lower() not in flags:
        raise ValueFault(
            msg("“{text}” is neither yes nor no.", text=text), msg("Write true or false (是 or 否)")
        )
    return flags[text.lower()]


_INTEGER_REMEDY = msg("Write 1, 2, 3 …")


def _parse_integer(text: str) -> int:
    return parse_with(text, _read_integer, _INTEGER_REMEDY)


def _read_integer(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:  # noqa: PLR2004 - nine digits
        raise ValueFault(msg("“{text}” is not a whole number.", text=text), _INTEGER_REMEDY)
    return int(text)


def _parse_score(text: str) -> Quantity:
    refusal = ValueFault(msg("“{text}” is not a score.", text=text), msg("Write 95, 95 分 or 95%"))
    try:
        score = Quantity.parse(text)
    except ValueFault:
        raise refusal from None
    if score.unit not in ("", "%", "分"):
        raise refusal
    return score


_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _parse_clock(text: str) -> str:
    """Read `19:00` or `19:00-21:00`; the end is after the beginning."""
    parts = text.split("-")
    if len(parts) > 2 or not all(_CLOCK.fullmatch(part) for part in parts):  # noqa: PLR2004 - a pair
        raise ValueFault(
            msg("“{text}” is not a time of day.", text=text), msg("Write 19:00 or 19:00-21:00")
        )
    if parts != sorted(set(parts)):
        raise ValueFault(
            msg("“{text}” ends before it begins.", text=text), msg("Exchange the two times")
        )
    return text


Money = Annotated[Yuan, parser(Yuan.parse)]
AnyDate = Annotated[PartialDate, parser(PartialDate.parse)]
PastDate = Annotated[PartialDate, parser(PartialDate.parse), Past()]
Amount = Annotated[Quantity, parser(Quantity.parse)]
Count = Annotated[Quantity, parser(Quantity.parse_count)]
Score = Annotated[Quantity, parser(_parse_score)]
Flag = Annotated[bool, parser(_parse_flag)]
Clock = Annotated[str, parser(_parse_clock)]
Integer = Annotated[int, parser(_parse_integer)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\r\n]+$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=50_000), Markdown()]
Id = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
Village = Annotated[Line, VillageId()]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'\\]+$", max_length=2000)]
FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s./\\<>:\"'|?*#%&][^/\\<>:\"'|?*#%&\r\n]*$", max_length=120),
    File(),
]


class Model(BaseModel):
    """A part of a record: frozen, with no field that is not declared.

    Its validator is made when the first value is read: a township has records of some kinds, and
    parts are read by the validators of their kinds. Parts that all kinds have are made once.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)


class Period(Model, defer_build=False):
    """From when to when."""

    start: Annotated[AnyDate | None, label("start")] = None
    end: Annotated[AnyDate | None, label("end")] = None


class Notice(Model, defer_build=False):
    """公示: what was put up for objections, how long, and what came of it."""

    from_: Annotated[AnyDate | None, label("put up from"), Field(alias="from")] = None
    to: Annotated[AnyDate | None, label("put up until")] = None
    objections: Annotated[Count | None, label("objections")] = None
    outcome: Annotated[Line | None, label("outcome")] = None


class Source(Model, defer_build=False):
    """Where a fact stands in public (OC4IDS documents)."""

    title: Annotated[Line, label("title")]
    publisher: Annotated[Line | None, label("publisher")] = None
    date: Annotated[PastDate | None, label("date")] = None
    url: Annotated[WebAddress | None, label("web address")] = None
    quote: Annotated[Line | None, label("short quotation")] = None


class Attachment(Model, defer_build=False):
    """A file beside the record, published with it."""

    file: Annotated[FileName, label("file name")]
    title: Annotated[Line, label("title")]
    alt: Annotated[Line | None, label("what the picture shows")] = None


class Record(Model):
    """The fields of every kind. A record's id is its file's name."""

    title: Annotated[Line, label("title")]
    village: Annotated[Village | None, label("village")] = None
    villages: Annotated[tuple[Village, ...], label("villages")] = ()
    draft: Annotated[Flag, label("draft")] = False
    sources: Annotated[tuple[Source, ...], label("sources")] = ()
    attachments: Annotated[tuple[Attachment, ...], label("attachments")] = ()
    formerly: Annotated[tuple[Id, ...], label("former ids")] = ()
    """Ids that it had before, the oldest first: their addresses lead to the present one."""

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the villages that it names; empty if it is of the whole township."""
        return (self.village, *self.villages) if self.village else self.villages

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest date of its own that a reader may take as 'as of'; None where it has none."""
        return None
