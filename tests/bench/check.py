"""What `gongshi check` costs beside libyaml's events alone, on the same files in the same run.

    python -m tests.bench.check [--villages 203] [--rounds 9]
    python -m tests.bench.check --records 100000 --rounds 1

A county is invented (`tests.bench.synthetic`), then four ways are taken in turn, round by round,
each in a process of its own:

- bare: every event of every file by `CParser.get_event`, the texts being in memory already;
- events: read every file and take every event from PyYAML's `yaml.parse` with libyaml (`CLoader`);
- check: registry, records, models and all rules, as the command does it, in one process;
- command: the whole command `gongshi check`, with its start.

The first three have loaded their libraries before their clock starts, which is that of the
processor, so that a busy machine disturbs it less. The limit is for check against events; against
bare it is told beside it, and so is the command. Memory is the most that each process ever had.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from yaml.events import StreamEndEvent

from tests.bench.synthetic import COUNTY_VILLAGES, Size, write_county

RATIO_AT_MOST = 3.0
MEMORY_AT_MOST = 1000
"""Megabytes of 1,000,000 bytes, for a check in one process."""
TODAY = "2026-11-01"
_OF_A_VILLAGE = 13
_COMMAND = "command"


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor, and the most memory in MB."""

    seconds: float
    memory: float


def _bare(folder: Path) -> Callable[[], object]:
    texts = [path.read_bytes() for path in _files(folder)]

    def run() -> None:
        for text in texts:
            take = yaml.CLoader(text).get_event
            while type(take()) is not StreamEndEvent:
                pass

    return run


def _events(folder: Path) -> Callable[[], object]:
    def run() -> None:
        for path in _files(folder):
            for _ in yaml.parse(path.read_bytes(), Loader=yaml.CLoader):
                pass

    return run


def _check(folder: Path) -> Callable[[], object]:
    from generator import reading  # noqa: PLC0415 - not in the processes that it is compared with
    from generator.project import Project  # noqa: PLC0415

    def run() -> None:
        _, found = reading.check_county(Project.at(folder), (), date.fromisoformat(TODAY))
        if found:
            sys.exit(f"an invented county is sound, but: {found[0]}")

    return run


def _files(folder: Path) -> list[Path]:
    return [folder / "villages.yml", *(folder / "content").rglob("*.yml")]


WAYS = {"bare": _bare, "events": _events, "check": _check}


def alone(way: str, folder: Path) -> None:
    """Go one way, once, and print what it cost."""
    run = WAYS[way](folder)
    began = time.process_time()
    run()
    took = time.process_time() - began
    _say(f"{took} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")


def measure(way: str, folder: Path) -> Cost:
    """The cost of one way in a new process."""
    if way != _COMMAND:
        command = [sys.executable, "-m", "tests.bench.check", "--alone", way, str(folder)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        return Cost(float(said[0]), int(said[1]) / 1000)
    command = [sys.executable, "-m", "generator", "-C", str(folder), "check", "--today", TODAY]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{_COMMAND} failed")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--villages", type=int, default=COUNTY_VILLAGES)
    parser.add_argument("--records", type=int, help="as many villages as have these records")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--alone", nargs=2, metavar=("WAY", "FOLDER"), help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.alone:
        alone(told.alone[0], Path(told.alone[1]))
        return 0
    villages = -(-told.records // _OF_A_VILLAGE) if told.records else told.villages
    with tempfile.TemporaryDirectory() as scratch:
        count = write_county(Path(scratch), Size(villages, 1, _OF_A_VILLAGE))
        ways = (*WAYS, _COMMAND)
        rounds = [{way: measure(way, Path(scratch)) for way in ways} for _ in range(told.rounds)]
    return show(rounds, count)


def show(rounds: Sequence[dict[str, Cost]], records: int) -> int:
    """A line for each way: median, spread, records a second, memory, and ratio to events."""
    _say(f"{records} records, {len(rounds)} rounds; seconds of the processor: median (least-most)")
    medians = {}
    for way in rounds[0]:
        costs = [each[way] for each in rounds]
        seconds = [cost.seconds for cost in costs]
        medians[way] = middle = statistics.median(seconds)
        memory = max(cost.memory for cost in costs)
        spread = f"{middle:7.3f} ({min(seconds):.3f}-{max(seconds):.3f})"
        _say(f"{way:8} {spread}  {records / middle:9,.0f} records/s  {memory:6.0f} MB")
    for base in ("events", "bare"):
        ratios = sorted(each["check"].seconds / each[base].seconds for each in rounds)
        middle = statistics.median(ratios)
        _say(f"check / {base}: {middle:.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})")
    ratio = medians["check"] / medians["events"]
    memory = max(each["check"].memory for each in rounds)
    return 0 if ratio <= RATIO_AT_MOST and memory <= MEMORY_AT_MOST else 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
