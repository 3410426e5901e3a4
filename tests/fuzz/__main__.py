"""The long run: `python -m tests.fuzz --inputs 20000 --seed 1`; `--help` names the rest.

Deterministic by its seed, whatever the number of processes. Exit 1 if an input broke something;
such inputs lie in the folder named by `--keep`, and belong into `tests/fuzz/found/` once mended.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.run import Tally


_PORTION = 250


def main() -> None:
    """Read the words, run, print, exit."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz")
    words.add_argument("--inputs", type=int, default=20_000, help="how many (20000)")
    words.add_argument("--seed", type=int, default=1, help="what they are made from (1)")
    words.add_argument("--jobs", type=int, default=1, help="processes (1)")
    words.add_argument("--only", type=int, help="judge this one number of a run again")
    words.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="for what broke")
    words.add_argument("--atheris", action="store_true", help="let coverage choose, until stopped")
    given, rest = words.parse_known_args()
    if given.atheris:
        from tests.fuzz.steered import steer  # noqa: PLC0415 - atheris is seldom installed

        steer([sys.argv[0], *rest])
        return
    if rest:
        words.error(f"unknown: {' '.join(rest)}")
    numbers = range(given.inputs) if given.only is None else range(given.only, given.only + 1)
    parts = [numbers[at : at + _PORTION] for at in range(0, len(numbers), _PORTION)]
    from tests.fuzz.run import Tally, portion  # noqa: PLC0415 - atheris has to watch its imports

    whole, memory = Tally(), 0
    with ProcessPoolExecutor(given.jobs, mp_context=get_context("spawn")) as pool:
        work = [pool.submit(portion, part, given.seed, given.keep) for part in parts]
        for done in work:
            tally, peak = done.result()
            whole.add(tally)
            memory = max(memory, peak)
    _show(whole, memory)
    sys.exit(1 if whole.broken else 0)


def _show(whole: "Tally", memory: int) -> None:
    """The figures, as docs/measurements.md has them."""
    lines = [f"{sum(whole.outcomes.values())} inputs"]
    lines += [
        f"{count:8}  {family}: {outcome}"
        for (family, outcome), count in sorted(whole.outcomes.items())
    ]
    lines += [
        f"slowest   {whole.slowest[0]:.2f} s of a processor: input {whole.slowest[1]}",
        f"largest   {whole.largest[0]} bytes: input {whole.largest[1]}",
        f"most told {whole.most_told[0]} findings or lines: input {whole.most_told[1]}",
        f"memory    {memory} MB at most in a process",
        *(f"BROKEN    {named}: {why}" for named, why in whole.broken),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
