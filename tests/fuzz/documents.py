"""Documents from nowhere: data as PyYAML writes it, text that only looks like YAML, and records
that follow a kind's fields with likely and unlikely values."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from random import Random
from typing import Any, cast

import yaml

from generator.model import KINDS
from generator.model.base import Codelist, File, Model, Parser, Past, Reference, VillageId
from generator.model.fields import codelist_in, has_list, keys_of, marker, marks_of, models_in
from tests.fuzz.mutations import KEYS
from tests.fuzz.pools import SIGNS, VALUES

_PAST = ("2022", "2022-08", "2025-06-30", "0001", "1000-01", "2026-01-01", "2024-02-29")
_POOLS: Mapping[str, tuple[str, ...]] = {
    "parse_integer": ("1", "2", "3", "400", "999999999"),
    "_parse_clock": ("19:00", "19:00-21:00", "00:00", "23:59"),
    "_parse_score": ("95", "95 分", "100%", "0"),
    "_parse_flag": ("true", "false", "是"),
    "parse_count": ("68", "0", "近50", "3", "1万", "999999999", "10余"),
    "Quantity": ("68", "1200 平方米", "10余 吨", "12.5 亩", "0 吨", "0.000001 米", "3天"),
    "Yuan": ("200000", "20万", "0.50", "1.2亿元", "0", "99999999999", "0.01"),
    "PartialDate": (*_PAST, "9999-12-31", "2026-12"),
    "bool": ("true", "false", "是"),
}
_ADDRESSES = (
    "https://example.org/a",
    "http://x",
    "https://例子.测试/",
    "https://[::1]/",
    "http://[",
)
_WORDS = ("dong", "测试 https://example.org/x", "*测试*", "# 测试", "3", "测" * 499, "|", "1. 测试")
_KNOWN = {"project": "road", "fund": "road", "award": "star", "bulletin": "first"}
"""A record of each kind that the invented township has."""


def arbitrary(choose: Random) -> bytes:
    """Any document: written by PyYAML from any data, or text put together from its signs."""
    if choose.randrange(3) == 0:
        pieces = (*SIGNS, *VALUES, *(f"{key}: " for key in KEYS))
        return "".join(choose.choice(pieces) for _ in range(choose.randrange(40))).encode()
    text = yaml.dump(
        _data(choose, choose.randrange(1, 6)),
        allow_unicode=choose.random() < 0.8,
        default_flow_style=choose.choice((True, False, None)),
        default_style=choose.choice((None, None, '"', "'", "|", ">")),
        width=choose.choice((20, 80, 10_000)),
        explicit_start=choose.random() < 0.2,
        line_break=choose.choice(("\n", "\r\n")),
    )
    return text.encode("utf-8", "replace")


def _data(choose: Random, depth: int) -> Any:  # noqa: ANN401, PLR0911 - any document; a table
    match choose.randrange(9) if depth else choose.randrange(6):
        case 0 | 1:
            return choose.choice(VALUES)
        case 2:
            return "".join(choose.choice(SIGNS) for _ in range(choose.randrange(4)))
        case 3:
            return choose.choice((0, -1, 10 ** choose.randrange(40), 1.5, float("nan"), 1e300))
        case 4:
            return choose.choice((None, True, False, b"\x00\xff", frozenset({"a"}), (1, "b")))
        case 5:
            return choose.choice((date(2022, 8, 26), datetime(2022, 8, 26, 9, tzinfo=UTC)))
        case 6:
            return [_data(choose, depth - 1) for _ in range(choose.randrange(4))]
        case 7:
            shared = _data(choose, depth - 1)
            return [shared, {"a": shared}]
        case _:
            keys = [choose.choice((*KEYS, *VALUES)) for _ in range(choose.randrange(6))]
            return {key: _data(choose, depth - 1) for key in keys}


def likely(choose: Random) -> tuple[str, bytes]:
    """A folder, and a record of its kind whose fields are mostly as the model wants them."""
    kind = choose.choice(KINDS)
    model = choose.choice(models_in(kind.model))
    record = _group(choose, model, 4)
    text = yaml.dump(record, allow_unicode=True, sort_keys=False, width=10_000, Dumper=_Plain)
    return kind.folder, text.encode("utf-8", "replace")


class _Plain(yaml.SafeDumper):
    """A dumper that repeats what occurs twice, since aliases are refused."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _group(choose: Random, model: type[Model], depth: int) -> Mapping[str, object]:
    record: dict[str, object] = {}
    wanted = choose.random()
    for key, info in keys_of(model).items():
        if not info.is_required() and (
            choose.random() > wanted or _leads_nowhere(choose, model, key)
        ):
            continue
        annotation = cast("Any", info.annotation)
        if has_list(annotation):
            many = range(choose.choice((0, 1, 1, 2, 3)) if depth else 1)
            record[key] = [_one(choose, model, key, depth) for _ in many]
        else:
            record[key] = _one(choose, model, key, depth)
    return record


def _leads_nowhere(choose: Random, model: type[Model], key: str) -> bool:
    """Whether the field names a file, or a record of a kind of which there is none."""
    marks = marks_of(model, key)
    missing = marker(marks, Reference)
    lacks = (missing is not None and missing.kind not in _KNOWN) or marker(marks, File) is not None
    return key == "attachments" or (lacks and choose.randrange(12) > 0)


def _one(choose: Random, model: type[Model], key: str, depth: int) -> object:
    info = keys_of(model)[key]
    annotation = cast("Any", info.annotation)
    if choose.randrange(80) == 0:
        return choose.choice(VALUES)
    inner = models_in(annotation)
    if inner:
        return _group(choose, choose.choice(inner), max(depth - 1, 0))
    codes: type[Codelist] | None = codelist_in(annotation)
    if codes is not None:
        return choose.choice(_codes(annotation, codes))
    return choose.choice(_pool(choose, annotation, marks_of(model, key), key))


def _pool(choose: Random, annotation: object, marks: tuple[Any, ...], key: str) -> Sequence[str]:
    """Likely values of a field, by its markers and the function that reads it."""
    reference = marker(marks, Reference)
    wanted: dict[Sequence[str], object] = {
        (_KNOWN.get(reference.kind, "x"),) if reference else ("x",): reference,
        ("dong", "xi"): marker(marks, VillageId),
        _PAST: marker(marks, Past),
        _ADDRESSES: key in ("url", "site_url"),
        ("old", "older", "oldest"): key == "formerly",
        ("1", "2", "3", "400"): annotation is int,
    }
    shown = f"{annotation} {_parsers(marks)}"
    pools = [*(pool for pool, meant in wanted.items() if meant)]
    pools += [pool for sign, pool in _POOLS.items() if sign in shown]
    return pools[0] if pools else ("测试", "测试", *_WORDS, choose.choice(VALUES))


def _parsers(marks: tuple[object, ...]) -> list[str]:
    """The names of the functions that read the field's text."""
    return [each.parse.__qualname__ for each in marks if isinstance(each, Parser)]


def _codes(annotation: Any, codes: type[Codelist]) -> list[str]:  # noqa: ANN401 - any annotation
    """The codes that a field may have: one where its type is fixed to that."""
    fixed = [each.value for each in getattr(annotation, "__args__", ()) if isinstance(each, codes)]
    return fixed or [each.value for each in codes]
