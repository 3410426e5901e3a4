"""How values and messages are said in the site's language."""

import string
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.messages import Message, msg, sentence
from generator.model.base import Codelist
from generator.model.registry import Language
from generator.render.sums import Mark, Sum
from generator.render.text import escape
from generator.values import Approximation, PartialDate, Quantity, Yuan

_LANGUAGES = {Language.CHINESE: "zh_CN", Language.ENGLISH: "en"}
_DATE_PARTS = (msg("{year}"), msg("{year}-{month:0>2}"), msg("{year}-{month:0>2}-{day:0>2}"))
_MARKS = {
    Mark.EXACT: msg("{number}"),
    Mark.LEAST: msg("at least {number}"),
    Mark.ABOUT: msg("about {number}"),
}
_FORMATTER = string.Formatter()


@dataclass(frozen=True)
class Words:
    """Everything that a page says, in one language."""

    language: str

    @classmethod
    def of(cls, language: Language) -> "Words":
        """The words for a site's setting."""
        return cls(_LANGUAGES[language])

    def say(self, text: str, /, **values: object) -> Markup:
        """The sentence translated, each value put in as `show` shows it."""
        return self.fill(sentence(text, values, self.language), values)

    def fill(self, said: str, values: dict[str, object]) -> Markup:
        """Put values into the places of a sentence that needs no translation any more."""
        whole = ""
        for literal, name, spec in _parts(said):
            whole = f"{whole}{escape_words(_close(whole, literal))}"
            if name is not None:
                value = values[name]
                whole = f"{whole}{self.show(format(value, spec) if spec else value)}"
        return Markup(whole)  # noqa: S704 - of nothing but markup

    @property
    def html_language(self) -> str:
        """The language as HTML and feeds name it (BCP 47)."""
        return "zh-CN" if self.language.startswith("zh") else self.language

    @property
    def gap(self) -> Markup:
        """What stands between two sentences: nothing in Chinese."""
        return Markup() if self.language.startswith("zh") else Markup(" ")

    def show(self, value: object) -> Markup:
        """Any value as Markdown; markup stays as it is, text is escaped."""
        if isinstance(value, Markup):
            return value
        return escape(self.text(value))

    def text(self, value: object) -> str:
        """Any value as plain text."""
        said = ""
        match value:
            case None:
                pass
            case Message():
                said = value.translate(self.language)
            case Codelist():
                said = value.label.translate(self.language)
            case Yuan():
                said = self._message(msg("{amount} yuan"), amount=value.digits)
            case PartialDate():
                said = self._date(value)
            case Quantity():
                said = value.digits + _close(value.digits, f" {value.unit}").rstrip()
            case Sum():
                said = self._sum(value)
            case _:
                said = str(value)
        return said

    def plain(self, message: Message, /, **values: object) -> str:
        """A sentence as plain text, for what is no page: feeds, calendars, descriptions."""
        told = {name: self.text(value) for name, value in values.items()}
        return Message(message.text, told).translate(self.language)

    def wan(self, value: Yuan) -> str:
        """A sum of money as Chinese is read: in ten thousands 万 where that is exact."""
        if value.wan is None or not self.language.startswith("zh"):
            return self.text(value)
        return self._message(msg("{wan} wan yuan"), wan=value.wan, amount=value.digits)

    def _message(self, message: Message, **values: str) -> str:
        return Message(message.text, values).translate(self.language)

    def _date(self, value: PartialDate) -> str:
        parts = {"year": value.year, "month": value.month or 0, "day": value.day or 0}
        exactness = 2 if value.day else 1 if value.month else 0
        return Message(_DATE_PARTS[exactness].text, parts).translate(self.language)

    def _sum(self, value: Sum) -> str:
        number = f"{value.number.normalize():,f}"
        marked = self._message(_MARKS[value.mark], number=number)
        return f"{marked} {value.unit}" if value.unit else marked


@lru_cache(maxsize=2048)
def _parts(said: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """A sentence in pieces: words, then the name of a value and how it is put in, if any."""
    return tuple((literal, name, spec) for literal, name, spec, _ in _FORMATTER.parse(said))


def _close(before: str, after: str) -> str:
    """`after` without its leading space where `before` ends in 余: 10余 米 reads 10余米."""
    return after.removeprefix(" ") if before.endswith(Approximation.OVER.value) else after


@lru_cache(maxsize=2048)
def escape_words(literal: str) -> Markup:
    """A translator's words, with the spaces at their ends."""
    words = escape(literal)
    before = " " if literal[:1] == " " else ""
    after = " " if literal[-1:] == " " and words else ""
    return Markup(before + words + after)  # noqa: S704 - escaped above
