"""A township made in memory from raw records, without a file: 测试镇, invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Path, Position
from generator.model import KINDS
from generator.model.registry import County, Settings, TownshipEntry, VillageEntry
from generator.model.township import Entry, Township

Raw = Mapping[str, object]
Records = Mapping[str, Mapping[str, Raw]]
"""Raw records by kind and id; a title is added where there is none."""

COUNTY = County(id="ceshixian", code="990001", name="测试县")
KIND = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class NoFile:
    """The text of a record that was never written."""

    path: str
    text: str = ""
    data: object = None

    def position(self, path: Path, *, key: bool = False) -> Position:
        del path, key
        return Position(self.path)

    def line(self, number: int) -> str:
        del number
        return ""

    def value(self, path: Path) -> str | None:
        del path
        return None

    def comments(self) -> list[tuple[Position, str]]:
        return []


def entry(kind: str, record_id: str, raw: Raw) -> Entry[Any]:
    record = KIND[kind].adapter.validate_python({"title": f"测试{record_id}", **raw})
    file = NoFile(f"content/ceshi/{KIND[kind].folder}/{record_id}.yml")
    return Entry(KIND[kind], record_id, record, file)


def town(records: Records, *villages: str, settings: Settings | None = None) -> Township:
    """测试镇 with these records, and with villages of these ids."""
    info = TownshipEntry(
        id="ceshi",
        code="990001101",
        county=COUNTY.id,
        name="测试镇",
        villages=tuple(
            VillageEntry.model_validate(
                {"id": name, "code": f"9900011012{at:02d}", "name": f"{name}村", "kind": "village"}
            )
            for at, name in enumerate(villages, start=1)
        ),
    )
    made = {
        kind: tuple(entry(kind, each, raw) for each, raw in sorted(by_id.items()))
        for kind, by_id in records.items()
    }
    return Township(info, COUNTY, settings or Settings(), made)
