"""A simulated province: its real places, invented records, a part of it built, the rest reckoned.

    python -m tests.bench.province DIVISIONS [--townships 12]

DIVISIONS is a CSV with the columns village_code, village, township_code, township, county_code and
county. All its places go into one registry. So many townships, spread evenly over the province, get
thirteen invented records for each of their villages, and are built by two processes without a
portal. What the whole province would take is reckoned from that part, village by village: it was
not built. The records are invented, so the folder must never be published.
"""

import argparse
import csv
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.builds import Ground, run
from tests.bench.figures import Measure
from tests.bench.synthetic import Size, Village, write_records

_RECORDS = 13
TODAY = "2026-11-01"
Divisions = dict[str, list[dict[str, str]]]
"""The lines of the CSV by the code of the township."""


def read_divisions(path: Path) -> Divisions:
    """All villages of the file, township by township in the order of the file."""
    townships: Divisions = {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            townships.setdefault(line["township_code"], []).append(line)
    return townships


def registry_of(townships: Divisions) -> dict[str, Any]:
    """The registry of all places; ids are their codes."""
    lines = [villages[0] for villages in townships.values()]
    counties = {line["county_code"]: line["county"] for line in lines}
    return {
        "settings": {"title": "模拟全省公示"},
        "counties": [
            {"id": f"c{code}", "code": code, "name": name} for code, name in counties.items()
        ],
        "townships": [_township(code, villages) for code, villages in townships.items()],
    }


def _township(code: str, villages: Sequence[dict[str, str]]) -> dict[str, Any]:
    first = villages[0]
    return {
        "id": f"t{code}",
        "code": code,
        "county": f"c{first['county_code']}",
        "name": first["township"],
        "villages": [
            {
                "id": f"v{line['village_code'][9:]}",
                "code": line["village_code"],
                "name": line["village"],
                "kind": "community" if "社区" in line["village"] else "village",
            }
            for line in villages
        ],
    }


def spread(townships: Divisions, count: int) -> list[str]:
    """So many townships, evenly over the province."""
    codes = list(townships)
    return [codes[index * len(codes) // count] for index in range(count)]


def write_part(root: Path, townships: Divisions, part: Sequence[str]) -> int:
    """The records of a part of the townships; gives their number."""
    count = 0
    for code in part:
        villages = townships[code]
        for nth, line in enumerate(villages):
            name, village_id = line["village"], f"v{line['village_code'][9:]}"
            village = Village(f"t{code}", village_id, name, nth, len(villages))
            count += write_records(root, village, Size(records=_RECORDS))
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("divisions", type=Path)
    parser.add_argument("--townships", type=int, default=12)
    told = parser.parse_args()
    townships = read_divisions(told.divisions)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        text = json.dumps(registry_of(townships), ensure_ascii=False, indent=1)
        (root / "villages.yml").write_text(text, encoding="utf-8")
        (root / "content").mkdir()
        part = spread(townships, told.townships)
        records = write_part(root, townships, part)
        measure_part(root, townships, part, records)
    return 0


def measure_part(root: Path, townships: Divisions, part: Sequence[str], records: int) -> None:
    """Build the part, and reckon the whole."""
    ground = Ground(root, root, root, root, 3600)
    of_part = sum(len(townships[code]) for code in part)
    of_all = sum(map(len, townships.values()))
    _say(f"{len(townships)} townships, {of_all} villages in one registry")
    _say(f"records for {len(part)} townships: {of_part} villages, {records} records")
    empty = _gongshi(ground, "check", "--township", f"t{_without(townships, part)}")
    _say(f"the registry alone, checked: {empty.processor:.1f} s, {empty.memory:.0f} MB")
    checked = _gongshi(ground, "check")
    _say(f"the part, checked: {checked.processor:.1f} s, {checked.memory:.0f} MB")
    wanted = [word for code in part for word in ("--township", f"t{code}")]
    built = _gongshi(ground, "build", "--no-portal", *wanted)
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    _say(f"the part, built: {built.waited:.0f} s, {pages} pages, {built.memory:.0f} MB")
    each = max(0.0, built.waited - empty.waited) / of_part
    whole = empty.waited + each * of_all
    _say(f"for each village: {each:.2f} s, {pages / of_part:.1f} pages")
    _say(
        f"reckoned for the whole province, not measured: {whole / 3600:.1f} hours on this machine, "
        f"{pages / of_part * of_all:,.0f} pages; on 16 such machines {whole / 16 / 60:.0f} minutes"
    )
    shutil.rmtree(root / "site", ignore_errors=True)


def _without(townships: Divisions, part: Sequence[str]) -> str:
    return next(code for code in townships if code not in part)


def _gongshi(ground: Ground, *words: str) -> Measure:
    return run(ground, ground.county, sys.executable, "-m", "generator", *words, "--today", TODAY)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
