"""Words for people: messages stay untranslated until someone prints them.

Sources are English; `locale/<language>/LC_MESSAGES/gongshi.po` holds the other languages (GNU
gettext catalogues). `msg` marks a message for extraction.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Union

LOCALE_DIR = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "zh_CN")

Value = Union[str, int, "Message"]

_TEXT = r'((?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"\n)+)'
_ENTRY = re.compile(rf"^msgid {_TEXT}msgstr {_TEXT}", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named places, and the values that stand in them."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash by sentence and values, so that messages can stand in sets and frozen records."""
        return hash((self.text, tuple(sorted(self.values.items(), key=lambda item: item[0]))))

    def translate(self, language: str) -> str:
        """The sentence in `language`, each value that is itself a message translated too."""
        text = sentence(self.text, self.values, language)
        if not self.values:
            return text
        filled = {
            name: value.translate(language) if isinstance(value, Message) else str(value)
            for name, value in self.values.items()
        }
        return text.format(**filled)

    def __str__(self) -> str:
        """The English sentence, for logs and developers."""
        return self.translate(SOURCE_LANGUAGE)


def msg(text: str, /, **values: Value) -> Message:
    """Mark `text` for translation; Babel extracts the first argument."""
    return Message(text, values)


def listing(parts: Sequence[Value]) -> Message:
    """One or more things one after another, with the comma of the language that it is read in."""
    *before, last = parts
    text = last if isinstance(last, Message) else Message("{part}", {"part": last})
    for part in reversed(before):
        text = msg("{part}, {others}", part=part, others=text)
    return text


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """English sentence to sentence in `language`; empty for English itself."""
    return {} if language == SOURCE_LANGUAGE else read_catalogue(_file(LOCALE_DIR, language))


@cache
def _english(folder: Path) -> Mapping[str, str]:
    return read_catalogue(_file(folder, SOURCE_LANGUAGE))


def _file(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "gongshi.po"


def read_catalogue(path: Path) -> Mapping[str, str]:
    """The sentences that have a translation; none if there is no such file.

    Babel says the same and takes a twentieth of a second, for which every command would wait. Our
    catalogues have no plurals and no contexts.
    """
    if not path.is_file():
        return {}
    entries = _ENTRY.findall(path.read_text("utf-8") + "\n")
    texts = ((_text(english), _text(other)) for english, other in entries)
    return {english: other for english, other in texts if english and other}


def _text(lines: str) -> str:
    """What the quoted lines of an entry say together."""
    text = lines.replace('"\n"', "")[1:-2]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)


def sentence(text: str, values: Mapping[str, object], language: str) -> str:
    """The sentence in `language`, its places still empty.

    English has a small catalogue too, `locale/en`: what the sources only name (“listing comma”),
    and the sentences that read wrongly with a 1 (“1 entries”); those are taken for a 1 alone.
    """
    if language != SOURCE_LANGUAGE:
        return catalogue(language).get(text, text)
    return _english(LOCALE_DIR).get(text, text) if not values or _is_one(values) else text


def _is_one(values: Mapping[str, object]) -> bool:
    """Whether the sentence counts one; `count` says it where `n` is a link."""
    return str(values.get("count", values.get("n"))) == "1"


def match_language(wanted: str) -> str:
    """The language we have that serves `wanted`, a locale name as `zh_CN.UTF-8`, `zh` or `C`."""
    return "zh_CN" if wanted.lower().startswith(("zh", "chinese")) else SOURCE_LANGUAGE
