"""What a build costs beside MkDocs, Zensical and Hugo, on the same content in the same run.

    python -m tests.bench.builds [--sizes 1 4 16] [--rounds 3] [--write]
    python -m tests.bench.builds --pairs 12
    python -m tests.bench.builds --show

A county of 203 villages, and 4 and 16 times that, is invented (`tests.bench.synthetic`). In each
round, one after the other:

- cold: `gongshi build` from nothing;
- one: one record changes, `gongshi build`, until its page shows the change;
- nothing: `gongshi build` again;
- mkdocs: plain `mkdocs build` of the same Markdown as one Material site with search;
- zensical: Zensical on that site, from nothing; zensical-again: after one page changed;
- hugo: Hugo on the same Markdown with a minimal theme, which is always a build of everything.

Ours makes more of it: a site for each township with its own search, feeds, open data, and a portal.
Seconds are those that somebody waits; medians stand beside the least and the most. One that takes
longer than a minute goes once, and the others' that do are not tried at greater sizes; after
`--patience` seconds a build is stopped. Memory is that of the largest process. `--write` keeps the
figures for the documentation.

`--pairs` sets one changed record and Hugo side by side alone, in turn and so often, at the smallest
size: what else the machine does changes from minute to minute, and meets both of a pair.

Choose a `--folder` in memory (`/dev/shm`): ext4 does not use the inodes of deleted files again for
some minutes and searches past them for each new file, so that who comes after somebody that
deletes thousands pays for them.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import rivals
from tests.bench.figures import KEPT, PICTURE, Figures, Measure, machine, picture, show
from tests.bench.synthetic import COUNTY_VILLAGES, Size, write_county

REPOSITORY = Path(__file__).parents[2]
TODAY = "2026-11-01"
SLOW = 60.0
"""Seconds; what takes longer is measured once, and if it is not ours, at no greater size."""
OURS = ("cold", "one", "nothing")
WAYS = (*OURS, "mkdocs", "zensical", "zensical-again", "hugo")


@dataclass(frozen=True)
class Ground:
    """The folders of one size: our county, and the sites of the others."""

    county: Path
    material: Path
    hugo: Path
    bin: Path
    patience: float


class TooSlowError(Exception):
    """A build was stopped because nobody waits that long."""


def run(ground: Ground, folder: Path, *command: str) -> Measure:
    """One command to its end: seconds waited, seconds of the processors, memory in MB.

    Raises:
        TooSlowError: if it takes longer than the patience.
    """
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": "0"}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # nobody who installs a program compiles it anew
    began = time.monotonic()
    with (folder / "bench.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - began > ground.patience:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise TooSlowError
            time.sleep(0.002)
    waited = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{(folder / 'bench.log').read_text('utf-8')}")
    return Measure(waited, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def _gongshi(ground: Ground, *words: str) -> Measure:
    return run(ground, ground.county, sys.executable, "-m", "generator", *words, "--today", TODAY)


def _cold(ground: Ground, _: int) -> Measure:
    shutil.rmtree(ground.county / "build", ignore_errors=True)
    shutil.rmtree(ground.county / "site", ignore_errors=True)
    return _gongshi(ground, "build")


def _one(ground: Ground, _: int) -> Measure:
    record = min((ground.county / "content" / "t0" / "projects").glob("*.yml"))
    first, *rest = record.read_text("utf-8").split("\n")
    assert first.startswith("title: ")
    mark = f"{first}，又改"  # longer each time, so that all that follows stands elsewhere
    record.write_text("\n".join((mark, *rest)), encoding="utf-8")
    measure = _gongshi(ground, "build")
    page = ground.county / "site" / "t0" / "projects" / record.stem / "index.html"
    title = mark.removeprefix("title: ")
    assert title in page.read_text("utf-8"), "the change is not on its page"
    return measure


def _nothing(ground: Ground, _: int) -> Measure:
    return _gongshi(ground, "build")


def _mkdocs(ground: Ground, _: int) -> Measure:
    shutil.rmtree(ground.material / "site", ignore_errors=True)
    return run(ground, ground.material, sys.executable, "-m", "mkdocs", "--quiet", "build")


def _zensical(ground: Ground, _: int) -> Measure:
    shutil.rmtree(ground.material / "site", ignore_errors=True)
    return run(ground, ground.material, str(ground.bin / "zensical"), "build", "--clean")


def _zensical_again(ground: Ground, turn: int) -> Measure:
    page = min((ground.material / "docs" / "t0" / "projects").glob("*.md"))
    page.write_text(f"{page.read_text('utf-8')}\n第{turn}次改动\n", encoding="utf-8")
    return run(ground, ground.material, str(ground.bin / "zensical"), "build")


def _hugo(ground: Ground, _: int) -> Measure:
    shutil.rmtree(ground.hugo / "public", ignore_errors=True)
    return run(ground, ground.hugo, str(ground.bin / "hugo"), "--quiet")


_RUN: dict[str, Callable[[Ground, int], Measure]] = dict(
    zip(WAYS, (_cold, _one, _nothing, _mkdocs, _zensical, _zensical_again, _hugo), strict=True)
)


def prepare(folder: Path, size: int, tools: Path, patience: float) -> tuple[Ground, int]:
    """The content of a size, for all of them; gives the number of pages of Markdown too."""
    county = folder / "county"
    write_county(county, Size(COUNTY_VILLAGES * size))
    ground = Ground(county, folder / "material", folder / "hugo", tools, patience)
    _gongshi(ground, "render")
    pages = rivals.write_markdown(county, folder / "markdown")
    rivals.write_material(ground.material, folder / "markdown")
    rivals.write_hugo(ground.hugo, folder / "markdown")
    return ground, pages


def measure(ground: Ground, ways: Sequence[str], rounds: int) -> Iterator[tuple[str, Measure]]:
    """Every way in turn, round by round; a slow one goes once."""
    slow: set[str] = set()
    for turn in range(rounds):
        for way in ways:
            if way in slow:
                continue
            try:
                took = _RUN[way](ground, turn)
            except TooSlowError:
                slow.update({way} | ({"zensical-again"} if way == "zensical" else set()))
                took = Measure(ground.patience, 0, 0, whole=False)
            if took.waited > SLOW:
                slow.add(way)
            _say(f"  {way:15} {took.waited:9.2f} s {took.memory:7.0f} MB")
            yield way, took


def in_pairs(ground: Ground, rounds: int) -> str:
    """One changed record and Hugo in turn: the medians of both, and of what one is to the other."""
    _gongshi(ground, "build")
    pairs: list[tuple[float, float]] = []
    for turn in range(rounds):
        pairs.append((_one(ground, turn).waited, _hugo(ground, turn).waited))
        _say("  one {:.2f} s, hugo {:.2f} s".format(*pairs[-1]))
    ours, hugo = ([pair[at] for pair in pairs] for at in (0, 1))
    ratios = [one / other for one, other in pairs]
    return f"one {_spread(ours)} s, hugo {_spread(hugo)} s, one beside hugo {_spread(ratios)}"


def _spread(found: Sequence[float]) -> str:
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def quick(figures: Figures, size: int, ways: Sequence[str]) -> list[str]:
    """What is tried at the next size: ours, and others that took less than a minute."""
    slow = {way for way in ways if max(figures.waited(size, way), default=SLOW) >= SLOW}
    if "zensical" in slow:
        slow.add("zensical-again")
    return [way for way in ways if way in OURS or way not in slow]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=1200.0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--tools", type=Path, help="where zensical and hugo are")
    parser.add_argument("--pairs", type=int, metavar="ROUNDS", help="one and hugo alone, in turn")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    parser.add_argument("--add", action="store_true", help="to the figures that were kept")
    parser.add_argument("--show", action="store_true", help="show those that were kept")
    told = parser.parse_args()
    if told.show:
        _say(show(Figures.read(KEPT)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = told.folder or Path(scratch)
        tools = told.tools or rivals.tools(folder)
        if told.pairs:
            ground, _ = prepare(folder / "pairs", min(told.sizes), tools, told.patience)
            _say(in_pairs(ground, told.pairs))
            return 0
        figures = Figures.read(KEPT) if told.add else Figures(machine(tools, folder))
        ways = list(WAYS)
        for size in sorted(each for each in figures.sizes if each < min(told.sizes)):
            ways = quick(figures, size, ways)
        for size in told.sizes:
            ground, pages = prepare(folder / f"x{size}", size, tools, told.patience)
            _say(f"{size} times a county: {pages} pages")
            for way, took in measure(ground, ways, told.rounds):
                figures.add(size, pages, way, took)
            ways = quick(figures, size, ways)
            if told.write:
                figures.write(KEPT)
                PICTURE.write_text(picture(figures), encoding="utf-8")
    _say(show(figures))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
