"""Inputs by the thousand: each made from the seed and its number alone, so that each can be made
again; what each came to is counted, and one that breaks something is kept."""

import faulthandler
import resource
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import process_time
from typing import NoReturn

from generator.model import KINDS
from tests.fuzz.commands import Sandbox
from tests.fuzz.documents import arbitrary, likely
from tests.fuzz.floods import FLOODS, flood
from tests.fuzz.judge import Verdict, Workshop
from tests.fuzz.mutations import mutate
from tests.fuzz.pools import NAMES, VALUES
from tests.fuzz.seeds import Seed, broken_seeds, own_company, own_place, registry_seeds, sound_seeds

MOST_SECONDS = 10
"""Of a processor, for one input; generous, since only what never ends is meant."""
_MOST_BYTES = 2 << 30
_HANGS_AFTER = 900
"""Seconds of the wall's clock after which a process that says nothing shows where it hangs."""


@dataclass
class Input:
    """What is judged: a file's bytes, or words behind the command; and how."""

    family: str
    judge: Callable[[], Verdict]
    shown: bytes
    """What is kept if it breaks something."""
    name: str = ""


@dataclass
class Tally:
    """What many inputs came to."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    most_told: tuple[int, str] = (0, "")
    broken: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in what another process counted."""
        self.outcomes.update(other.outcomes)
        self.slowest = max(self.slowest, other.slowest)
        self.largest = max(self.largest, other.largest)
        self.most_told = max(self.most_told, other.most_told)
        self.broken.extend(other.broken)


class TooSlowError(Exception):
    """An input took longer than any may."""


class Maker:
    """Makes inputs: files that lie in a workshop, commands that work in a sandbox."""

    def __init__(self, folder: Path) -> None:
        """Work in an empty folder."""
        self.workshop = Workshop(folder / "files")
        self.workshop.root.mkdir(parents=True)
        self.sandbox = Sandbox(folder / "commands")

    def make(self, choose: Random) -> Input:
        """One input of any family, by the source's choice."""
        often = {self.mutated: 50, self.document: 12, self.likely_record: 15, self.registry: 10}
        often |= {self.flood: 2, self.names: 2, self.command: 9}
        [make] = choose.choices(list(often), list(often.values()))
        return make(choose)

    def mutated(self, choose: Random) -> Input:
        """A real record or an example, made wrong; now and then under another kind's name."""
        seed = choose.choice(sound_seeds() if choose.randrange(6) else broken_seeds())
        donor = choose.choice(sound_seeds())
        raw = mutate(choose, seed.raw, donor.raw)
        if choose.randrange(20) == 0:
            folder, name = donor.path.split("/")[0], seed.path.split("/")[1]
            seed = Seed(seed.registry, seed.info, f"{folder}/{name}", seed.raw, seed.company)
        return self._record("mutated record", seed, raw)

    def document(self, choose: Random) -> Input:
        """Any document at all, as a record of some kind."""
        folder = choose.choice(KINDS).folder
        return self._record("any document", self._nowhere(folder), arbitrary(choose))

    def likely_record(self, choose: Random) -> Input:
        """A record as its kind's model has it, mostly; then perhaps made wrong."""
        folder, raw = likely(choose)
        if choose.randrange(3) == 0:
            raw = mutate(choose, raw, raw)
        return self._record("record by its model", self._nowhere(folder), raw)

    def registry(self, choose: Random) -> Input:
        """villages.yml, made wrong or of nowhere."""
        raw = choose.choice(registry_seeds()[:-1])
        if choose.randrange(15) == 0:
            raw = registry_seeds()[-1]
        donor = choose.choice(registry_seeds()[:-1])
        raw = mutate(choose, raw, donor) if choose.randrange(6) else arbitrary(choose)
        return self._registry("registry", raw)

    def flood(self, choose: Random) -> Input:
        """Too much of something, as a record or as villages.yml."""
        raw = flood(choose)
        if choose.randrange(8) == 0:
            return self._registry("flood", raw)
        wanted = "bulletins" if b"\nbody: |" in raw else choose.choice(("funds", "projects"))
        return self._record("flood", self._nowhere(wanted), raw)

    def flood_of(self, name: str, size: int, folder: str) -> Input:
        """One flood of one size."""
        return self.file(folder, FLOODS[name](size).encode(), "flood")

    def file(self, folder: str, raw: bytes, family: str = "file") -> Input:
        """These very bytes, as a record of that folder; without a folder as villages.yml."""
        if not folder:
            return self._registry(family, raw)
        return self._record(family, self._nowhere(folder), raw)

    def names(self, choose: Random) -> Input:
        """Files and folders of any name."""
        folders = (
            "funds",
            "funds/files",
            "Funds",
            "fund",
            "",
            "projects",
            "x\x1b",
            "基金",
            "funds ",
        )
        names = [
            f"{choose.choice(folders)}/{choose.choice((*NAMES, *VALUES))}".encode(
                "utf-8", "surrogateescape"
            )
            + choose.choice((b"", b"", b".yml", b"\xff.yml"))
            for _ in range(choose.randrange(1, 5))
        ]
        names = [each for each in names if b".." not in each]
        return Input("names of files", lambda: self.workshop.tree(names), b"\n".join(names))

    def command(self, choose: Random) -> Input:
        """Words behind the command."""
        words = self.sandbox.words(choose)
        shown = "\n".join(words).encode("utf-8", "surrogatepass")
        return Input("command line", lambda: self.sandbox.run(words), shown)

    def _nowhere(self, folder: str) -> Seed:
        registry, info = own_place()
        return Seed(registry, info, f"{folder}/x.yml", b"", own_company())

    def _record(self, family: str, seed: Seed, raw: bytes) -> Input:
        return Input(
            family,
            lambda: self.workshop.record(seed, raw),
            raw,
            seed.path.replace("/", "-"),
        )

    def _registry(self, family: str, raw: bytes) -> Input:
        return Input(family, lambda: self.workshop.registry(raw), raw, "villages.yml")


def portion(numbers: range, seed: int, keep: Path) -> tuple[Tally, int]:
    """Some inputs, in this process with limits around it; and the megabytes that it took.

    What asks for more memory gets a MemoryError, which counts as broken.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    faulthandler.dump_traceback_later(_HANGS_AFTER, exit=True)
    folder = Path(tempfile.mkdtemp(prefix="gongshi-fuzz-"))
    try:
        return run(numbers, seed, folder, keep), resource.getrusage(
            resource.RUSAGE_SELF
        ).ru_maxrss >> 10
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        faulthandler.cancel_dump_traceback_later()


def run(numbers: range, seed: int, folder: Path, keep: Path | None = None) -> Tally:
    """Judge the inputs of these numbers; those that break something are kept in a folder."""
    maker, tally = Maker(folder), Tally()
    sound_seeds(), broken_seeds()  # so that the first input does not pay for them
    for number in numbers:
        choose = Random(f"{seed}/{number}")  # noqa: S311 - no secret; the same inputs again
        made = maker.make(choose)
        named = f"{number} ({made.family})"
        began = process_time()
        try:
            verdict = _watched(made.judge)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            verdict = Verdict("BROKEN")
            tally.broken.append((named, f"{type(error).__name__}: {error}"[:600]))
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{made.name or 'words.txt'}").write_bytes(made.shown)
        spent = process_time() - began
        tally.outcomes[made.family, verdict.outcome] += 1
        tally.slowest = max(tally.slowest, (spent, named))
        tally.most_told = max(tally.most_told, (verdict.findings, named))
        tally.largest = max(tally.largest, (len(made.shown), named))
    return tally


def _watched(judge: Callable[[], Verdict]) -> Verdict:
    """Judge with an alarm set, on the processor's time rather than the wall's."""
    before = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        return judge()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_slow(*_: object) -> NoReturn:
    message = f"more than {MOST_SECONDS} s of a processor"
    raise TooSlowError(message)
