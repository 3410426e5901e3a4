"""What inputs are made of: real records with the records that they name, and the examples'."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.load import load_township
from generator.model import KINDS
from generator.model.base import Record, Reference, VillageId
from generator.model.fields import marked
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Entry, Township
from generator.project import Project
from generator.reading import read_registry
from tests.county import RECORDS, REGISTRY

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests/examples"
_LARGE = 100_000


@dataclass(frozen=True)
class Seed:
    """One file with all that it takes to be published: its place, and the records that it names."""

    registry: Registry
    info: TownshipEntry
    path: str
    """Below `content/<place>/`, as `funds/road.yml`."""
    raw: bytes
    company: dict[str, bytes] = field(default_factory=dict)


@cache
def sound_seeds() -> tuple[Seed, ...]:
    """Records of content/ and of the valid examples, in an order that is always the same."""
    valid = sorted(each for each in EXAMPLES.glob("valid/*") if each.is_dir())
    return tuple(seed for folder in (ROOT, *valid) for seed in _seeds_in(folder))


@cache
def broken_seeds() -> tuple[Seed, ...]:
    """Those of the broken examples."""
    broken = sorted(each for each in EXAMPLES.glob("broken/*") if each.is_dir())
    return tuple(seed for folder in broken for seed in _seeds_in(folder))


@cache
def registry_seeds() -> tuple[bytes, ...]:
    """Registries: the valid examples', the tests', and, last, the county's own one."""
    files = [*sorted(EXAMPLES.glob("valid/**/villages.yml")), ROOT / "villages.yml"]
    return (REGISTRY.encode(), *(each.read_bytes() for each in files))


@cache
def own_place() -> tuple[Registry, TownshipEntry]:
    """An invented township of two villages, for documents that come from nowhere."""
    registry = Registry.model_validate(
        {
            "counties": [{"id": "ceshi", "code": "990001", "name": "测试县"}],
            "townships": [
                {
                    "id": "jia",
                    "code": "990001101",
                    "county": "ceshi",
                    "name": "测试甲镇",
                    "villages": [
                        {
                            "id": "dong",
                            "code": "990001101201",
                            "name": "测试东村",
                            "kind": "village",
                        },
                        {"id": "xi", "code": "990001101202", "name": "测试西村", "kind": "village"},
                    ],
                }
            ],
        }
    )
    return registry, registry.townships[0]


@cache
def own_company() -> dict[str, bytes]:
    """The records of that township, which such documents may name."""
    kept = {name.removeprefix("jia/"): text for name, text in RECORDS.items() if name[:4] == "jia/"}
    return {name: text.encode() for name, text in kept.items()}


def _seeds_in(folder: Path) -> Iterator[Seed]:
    has_own = (folder / "villages.yml").is_file()
    registry, _ = read_registry(Project.at(folder if has_own else EXAMPLES))
    if registry is None:
        return
    for info in registry.townships:
        township, _ = load_township(folder, registry, info)
        root = folder / "content" / info.id
        read = {(kind, each.id): each for kind, all_ in township.records.items() for each in all_}
        for path in sorted(root.glob("*/[!.]*.yml")):
            kind = next((kind.name for kind in KINDS if kind.folder == path.parent.name), None)
            if kind is None:
                continue  # not read at all
            entry = read.get((kind, path.stem))
            name = path.relative_to(root).as_posix()
            if entry is None:
                yield Seed(registry, info, name, path.read_bytes())
                continue
            company = _company(entry, township)
            villages = {place for each in (entry, *company) for place in _places(each.record)}
            few = [each for each in info.villages if each.id in villages]
            place = info.model_copy(update={"villages": tuple(few)})
            texts = {f"{each.address}.yml": each.document.text.encode() for each in company}
            for each in (entry, *company):
                texts |= _attached(root / each.kind.folder, each)
            yield Seed(registry, place, name, path.read_bytes(), texts)


def _company(entry: Entry[Record], township: Township) -> list[Entry[Record]]:
    """The records that a record names, and those that they name."""
    found: dict[str, Entry[Record]] = {}
    waiting = [entry]
    while waiting:
        for _, value, reference in marked(waiting.pop().record, Reference):
            other = township.find(reference.kind, str(value))
            if other and other.address not in found and other.address != entry.address:
                found[other.address] = other
                waiting.append(other)
    return list(found.values())


def _attached(folder: Path, entry: Entry[Record]) -> dict[str, bytes]:
    """The files of a record that are there, large ones left out."""
    files = [folder / each.file for each in entry.record.attachments]
    small = [each for each in files if each.is_file() and each.stat().st_size < _LARGE]
    return {f"{folder.name}/{each.name}": each.read_bytes() for each in small}


def _places(record: Record) -> set[str]:
    return {str(value) for _, value, _ in marked(record, VillageId)}
