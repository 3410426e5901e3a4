"""The same inputs, chosen by coverage: `python -m tests.fuzz --atheris [options of libFuzzer]`.

atheris (https://github.com/google/atheris) watches which lines of the loader and the rules an input
reaches, and keeps those that reach new ones. It is no dependency: it has wheels for a few versions
of Python on Linux alone. Its bytes are read twice over: as a source of choices for the families of
`run`, and as the very text of a record.
"""

import tempfile
from pathlib import Path
from random import Random

_FOLDERS = ("projects", "funds", "bulletins", "")


class Choices(Random):
    """A source of choices that says what some bytes say, and zero after their end."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first byte."""
        super().__init__(0)
        self._left = data

    def getrandbits(self, k: int, /) -> int:
        """The next bits; whole bytes are used up."""
        count = (k + 7) // 8
        taken, self._left = self._left[:count], self._left[count:]
        return int.from_bytes(taken, "little") & ((1 << k) - 1)

    def random(self) -> float:
        """A number from 0 up to 1, of two bytes."""
        return self.getrandbits(16) / (1 << 16)


def steer(words: list[str]) -> None:
    """Hand over to libFuzzer, which ends by its own options or with an input that breaks."""
    try:
        import atheris  # noqa: PLC0415 - seldom installed
    except ImportError:
        message = "atheris is not installed: python -m pip install atheris, in an environment apart"
        raise SystemExit(message) from None
    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz.run import Maker  # noqa: PLC0415 - what is imported here is watched
    maker = Maker(Path(tempfile.mkdtemp(prefix="gongshi-fuzz-")) / "work")
    maker.workshop.renders = False

    def judge(data: bytes) -> None:
        if data[:1] < b"\x80":
            maker.make(Choices(data[1:])).judge()
            return
        maker.file(_FOLDERS[data[0] % len(_FOLDERS)], data[1:]).judge()

    atheris.Setup(words, judge)
    atheris.Fuzz()
