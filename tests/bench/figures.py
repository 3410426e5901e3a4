"""Measured figures: kept as JSON, shown as a table and as a picture of bars."""

import json
import os
import platform
import re
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from math import log10
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "builds.json"
"""The figures that the documentation shows."""
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "builds.svg"
"""Their picture."""

LABELS = {
    "cold": "gongshi，从头生成",
    "one": "gongshi，改了一份记录",
    "nothing": "gongshi，什么也没改",
    "mkdocs": "MkDocs + Material",
    "zensical": "Zensical，从头生成",
    "zensical-again": "Zensical，改了一页",
    "hugo": "Hugo（没有搜索）",
}
NAMES = {
    "cold": "`gongshi build` from nothing",
    "one": "one record changed",
    "nothing": "nothing changed",
    "mkdocs": "MkDocs, one Material site",
    "zensical": "Zensical, from nothing",
    "zensical-again": "Zensical, one page changed",
    "hugo": "Hugo, minimal theme, no search",
}


@dataclass(frozen=True)
class Measure:
    """One run: seconds waited, seconds of the processors, memory in MB; `whole` if it ended."""

    waited: float
    processor: float
    memory: float
    whole: bool = True


@dataclass
class Figures:
    """All runs of all sizes, on one machine."""

    machine: dict[str, str]
    sizes: dict[int, dict[str, Any]] = field(default_factory=dict)

    def add(self, size: int, pages: int, way: str, took: Measure) -> None:
        """Keep one run."""
        place = self.sizes.setdefault(size, {"pages": pages, "ways": {}})
        place["ways"].setdefault(way, []).append({**asdict(took)})

    def is_whole(self, size: int, way: str) -> bool:
        """Whether a way came to its end at a size."""
        return all(each["whole"] for each in self.sizes[size]["ways"].get(way, []))

    def waited(self, size: int, way: str) -> list[float]:
        """Seconds of all runs, the least first; none if it was not tried."""
        return sorted(each["waited"] for each in self.sizes[size]["ways"].get(way, []))

    def memory(self, size: int, way: str) -> float:
        """The most memory of any run, in MB."""
        return max(float(each["memory"]) for each in self.sizes[size]["ways"][way])

    def write(self, path: Path) -> None:
        """Keep them in a file."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Figures":
        """Those of a file."""
        kept = json.loads(path.read_text("utf-8"))
        return cls(kept["machine"], {int(size): each for size, each in kept["sizes"].items()})


def machine(tools: Path, folder: Path) -> dict[str, str]:
    """What it was measured on."""

    def said(name: str, *words: str) -> str:
        done = subprocess.run(
            [str(tools / name), *words], capture_output=True, text=True, check=True
        )
        return done.stdout.strip().splitlines()[0]

    return {
        "processors": str(len(os.sched_getaffinity(0))),
        "system": platform.system(),
        "files": _file_system(folder.resolve()),
        "python": platform.python_version(),
        "mkdocs": version("mkdocs"),
        "material": version("mkdocs-material"),
        "zensical": said("zensical", "--version").split()[-1],
        "hugo": _version(said("hugo", "version")),
    }


def _version(told: str) -> str:
    """The version in what a program says of itself."""
    found = re.search(r"v?(\d+\.\d+\.\d+)", told)
    return found[1] if found else told


def _file_system(folder: Path) -> str:
    """What kind of file system a folder lies on; Linux says so."""
    kinds = {}
    for line in Path("/proc/self/mounts").read_text("utf-8").splitlines():
        _, place, kind, *_ = line.split()
        kinds[Path(place)] = kind
    return next(kinds[each] for each in (folder, *folder.parents) if each in kinds)


def show(figures: Figures) -> str:
    """The table of the documentation."""
    sizes = sorted(figures.sizes)
    head = [f"{size} × ({figures.sizes[size]['pages']:,} pages)" for size in sizes]
    lines = [
        "| | " + " | ".join(head) + " | beside a cold build |",
        "| --- |" + " --- |" * (len(sizes) + 1),
    ]
    for way, name in NAMES.items():
        cells = [_cell(figures, size, way) for size in sizes]
        lines.append(f"| {name} | {' | '.join(cells)} | {_ratio(figures, sizes[0], way)} |")
    cold = [f"{figures.memory(size, 'cold'):.0f} MB" for size in sizes]
    lines.append(f"| largest process of a cold build | {' | '.join(cold)} | |")
    each = [f"{_of_a_page(figures, size):.1f} ms" for size in sizes]
    lines.append(f"| a cold build, for each page | {' | '.join(each)} | |")
    return "\n".join(lines)


def _of_a_page(figures: Figures, size: int) -> float:
    """Milliseconds of a cold build for each page."""
    waited = statistics.median(figures.waited(size, "cold"))
    return 1000 * waited / int(figures.sizes[size]["pages"])


def _cell(figures: Figures, size: int, way: str) -> str:
    waited = figures.waited(size, way)
    if not waited:
        return "not tried"
    if not figures.is_whole(size, way):
        return f"stopped after {waited[-1]:,.0f} s"
    middle = f"{statistics.median(waited):,.2f} s"
    return middle if len(waited) == 1 else f"{middle} ({waited[0]:,.2f}–{waited[-1]:,.2f})"


_HALF = 0.5


def _ratio(figures: Figures, size: int, way: str) -> str:
    waited, cold = figures.waited(size, way), statistics.median(figures.waited(size, "cold"))
    if not waited:
        return ""
    ratio = statistics.median(waited) / cold
    more = "" if figures.is_whole(size, way) else "more than "
    return f"{more}{ratio:.1f} ×" if ratio > _HALF else f"1/{1 / ratio:.0f}"


_WIDTH, _ROW, _LEFT, _RIGHT = 720, 34, 210, 110
_LEAST = 0.1
"""Seconds at the left end of the bars, whose length grows with the logarithm."""


def picture(figures: Figures) -> str:
    """Bars of all ways at the smallest size, as SVG; their length grows with the logarithm."""
    size = min(figures.sizes)
    ways = [way for way in NAMES if figures.waited(size, way)]
    middles = {way: statistics.median(figures.waited(size, way)) for way in ways}
    most = max(middles.values())
    height = _ROW * len(ways) + 46
    pages = figures.sizes[size]["pages"]
    title = f"一个县 {pages:,} 页，等多少秒（每往右一大格，多十倍）"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" role="img">',
        '<g font-family="sans-serif" font-size="15" fill="#222">',
        f"<title>{title}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="26">{title}</text>',
        *_bars(figures, size, middles, most),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bars(figures: Figures, size: int, middles: dict[str, float], most: float) -> Iterator[str]:
    scale = (_WIDTH - _LEFT - _RIGHT) / log10(most / _LEAST)
    for row, (way, seconds) in enumerate(middles.items()):
        top = 40 + row * _ROW
        wide = max(2.0, scale * log10(max(seconds, _LEAST) / _LEAST))
        fill = "#b3261e" if way in ("cold", "one", "nothing") else "#6b6b6b"
        more = "" if figures.is_whole(size, way) else "＞"
        yield f'<text x="{_LEFT - 8}" y="{top + 19}" text-anchor="end">{LABELS[way]}</text>'
        yield f'<rect x="{_LEFT}" y="{top + 4}" width="{wide:.0f}" height="20" fill="{fill}"/>'
        label = f"{more}{seconds:,.1f} 秒" if seconds >= 1 else f"{seconds:.2f} 秒"
        yield f'<text x="{_LEFT + wide + 8:.0f}" y="{top + 19}">{label}</text>'
