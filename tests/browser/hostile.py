"""A county whose every text attacks: records of every kind, made by walking the models.

Lists and Markdown take all attacks, one an item. A field that holds one line meets every class of
attacks over the records of its kind; with `GONGSHI_ATTACKS=all` it meets every single one.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator.model import KINDS
from generator.model.base import (
    File,
    Markdown,
    Model,
    Parser,
    Reference,
    VillageId,
    WebAddress,
)
from generator.model.fields import codelist_in, has_list, keys_of, marker, marks_of, models_in
from generator.values import PartialDate, Quantity, Yuan
from tests.browser.attacks import ATTACKS, CLASSES, UNITS
from tests.county import put
from tests.pictures import quarters, saved

ALL = os.environ.get("GONGSHI_ATTACKS") == "all"
EACH = len(ATTACKS) if ALL else len(CLASSES)
"""Records of a kind."""

ITEMS = 1 if ALL else -(-len(ATTACKS) // EACH)
"""Items of a list, so that the lists of a kind take all attacks."""

NAMES = ("a(1)[x]{y}.pdf", "b $;=+,@!~^`.pdf", "c__粗__.pdf", "d{{7}}.pdf", "=A+B.pdf")
"""Names of files that may be attached."""

_LONGEST = 480
_WEB = marker(get_args(WebAddress), StringConstraints)
_UNFIT = re.compile(r"[\s<>\"'\\]")

Raw = dict[str, Any]


def records() -> Iterator[tuple[str, Raw]]:
    """Paths below content/, and what stands in each file (of both families of awards)."""
    for kind in KINDS:
        for model, letter in zip(models_in(kind.model), "ab", strict=False):
            maker = _Maker()
            for number in range(EACH):
                name = f"{letter}{number + 1}"
                yield f"jia/{kind.folder}/{name}.yml", maker.model(model, number, number)


class _Maker:
    """Makes records of one kind; each field begins at another attack."""

    def __init__(self) -> None:
        self._fields: dict[tuple[type[Model], str], int] = {}

    def model(self, model: type[Model], number: int, turn: int, *, listed: bool = False) -> Raw:
        """A mapping with every key; `turn` counts the mappings of this model."""
        made = {}
        for key, info in keys_of(model).items():
            at = self._fields.setdefault((model, key), len(self._fields))
            attack = ATTACKS[(turn + 7 * at) % len(ATTACKS)] if listed else _of_class(turn, at)
            if (value := self._value(model, key, info, number, turn, attack)) is not None:
                made[key] = value
        return made

    def _value(  # noqa: PLR0913, PLR0917 - where the value stands, and what to say there
        self, model: type[Model], key: str, info: FieldInfo, number: int, turn: int, attack: str
    ) -> object:
        inner = models_in(cast("Any", info.annotation))
        if inner and has_list(info.annotation):
            turns = range(number * ITEMS, (number + 1) * ITEMS)
            return [self.model(each, number, item, listed=True) for item in turns for each in inner]
        if inner:
            return self.model(inner[0], number, turn)
        if key in ("draft", "formerly", "villages"):
            return None
        if codes := codelist_in(cast("Any", info.annotation)):
            is_fixed = get_origin(info.annotation) is Literal
            return (
                get_args(info.annotation)[0] if is_fixed else list(codes)[turn % len(codes)]
            ).value
        return _single(model, key, info, number, attack)


def _of_class(turn: int, at: int) -> str:
    if ALL:
        return ATTACKS[(turn + at) % len(ATTACKS)]
    texts = CLASSES[(turn + at) % len(CLASSES)]
    return texts[(turn + 3 * at) % len(texts)]


def _single(model: type[Model], key: str, info: FieldInfo, number: int, attack: str) -> object:
    kinds = set(_plain_types(info.annotation))
    if str not in kinds:
        unit = UNITS[number % len(UNITS)] if key in ("quantity", "days", "hours") else ""
        plain = {
            Yuan: "100",
            PartialDate: "2025-03-05",
            Quantity: f"3 {unit}",
            int: str(number + 1),
        }
        return next(plain[each].strip() for each in kinds if each in plain)
    if marker(marks_of(model, key), Reference):
        reference = _reference(key, number)
        return [reference] if reference and has_list(info.annotation) else reference
    return _text(marks_of(model, key), number, attack)


def _text(marks: tuple[Any, ...], number: int, attack: str) -> str:
    if marker(marks, VillageId):
        return f"v{number % 3 + 1}"
    if marker(marks, File):
        return "picture.png" if number % 2 else NAMES[number // 2 % len(NAMES)]
    if marker(marks, Markdown):
        return "\n\n".join(_prose(each) for each in _share(number))
    if marker(marks, Parser):
        return "19:00-21:00"
    if _WEB in marks:
        return f"https://example.org/{_UNFIT.sub('', attack)}"
    return attack


def _reference(key: str, number: int) -> str | None:
    """The record of the same number; none of its own kind, so that stories stay short."""
    return None if key in ("part_of", "parent", "replaces") else f"a{number + 1}"


def _share(number: int) -> list[str]:
    """What the Markdown of one of the records has: together they have all."""
    return [ATTACKS[at % len(ATTACKS)] for at in range(number * ITEMS, (number + 1) * ITEMS)]


def _prose(attack: str) -> str:
    return f"{attack}\n\n- {attack}\n\n> 文 {attack} 文"


def _plain_types(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        if isinstance(part, type) or get_args(part):
            yield from _plain_types(part)


def crowded() -> list[str]:
    """All attacks in as few lines as a field of one line may hold."""
    lines = [""]
    for attack in ATTACKS:
        if len(lines[-1]) + len(attack) > _LONGEST:
            lines.append("")
        lines[-1] += f" {attack}" if lines[-1] else attack
    return lines


def registry() -> Raw:
    """A registry of attacks: one township with records, and one named by each attack."""
    lines = crowded()
    duties = [
        {"title": line, "kinds": [KINDS[at % len(KINDS)].name], "every": "year", "within": 30}
        for at, line in enumerate(lines)
    ]
    tracker = "https://example.org/new?{title}&at={address}#javascript:alert(1)"
    return {
        "settings": {
            "title": lines[0],
            "site_url": "https://example.org/gongshi/(){{7*7}}[x]*_~`|",
            "report": {"mail": "office@example.org", "url": tracker},
            "licence": {
                "code": "CC-BY-4.0",
                "title": lines[1],
                "url": "https://example.org/()[]{}",
            },
            "editions": ["traditional"],
            "protected_names": [{"name": each, "traditional": each} for each in ATTACKS],
            "disclosure": {"basis": lines[2], "since": "2025", "duties": duties},
        },
        "counties": [
            {"id": f"c{at}", "code": f"99{at:04}", "name": line} for at, line in enumerate(lines)
        ],
        "townships": [_town(lines), *(_name(at, each) for at, each in enumerate(ATTACKS, 200))],
    }


def _town(lines: list[str]) -> Raw:
    villages = [
        {
            "id": f"v{at + 1}",
            "code": f"990000101{200 + at}",
            "name": each[at % 2],
            "kind": "village",
        }
        for at, each in enumerate((*CLASSES, *CLASSES))
    ]
    contact = {"phone": "0000-0000001", "address": lines[3], "url": "https://example.org/{title}"}
    name = "<b>镇</b>{{7*7}}\"'"
    return {
        "id": "jia",
        "code": "990000101",
        "county": "c0",
        "name": name,
        "contact": contact,
        "publishing_since": "2025",
        "villages": villages,
    }


def _name(at: int, name: str) -> Raw:
    return {"id": f"t{at}", "code": f"99{at % 3:04}{at:03}", "county": f"c{at % 3}", "name": name}


def write(root: Path) -> dict[str, Raw]:
    """Write the county into a folder; its records by their paths."""
    told = json.dumps(registry(), ensure_ascii=False)
    (root / "villages.yml").write_text(told, encoding="utf-8")
    made = dict(records())
    for path, record in made.items():
        put(root, path, json.dumps(record, ensure_ascii=False))
    for kind in KINDS:
        folder = root / "content" / "jia" / kind.folder
        (folder / "picture.png").write_bytes(saved(quarters(40, 30), "PNG"))
        for name in NAMES:
            (folder / name).write_bytes(b"%PDF-1.4\n")
    return made
