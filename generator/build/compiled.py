"""Templates compiled once: Jinja's own cache of bytecode, kept under build/.

Jinja looks at the source of each template before it takes compiled code from there. What code
depends on beside it (Jinja's version, the program with its filters, the language) is in the name of
the folder; folders of other versions go.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.build.fingerprint import of_the_generator

FOLDER = ".templates"
"""Under build/; a place cannot have it as its id."""


class _Cache(FileSystemBytecodeCache):
    """Keeps what it can: without it everything is compiled again, and the result is the same."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of one template, if the disk gives it."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of one template, if the disk takes it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(build: Path, kind: str) -> FileSystemBytecodeCache:
    """The cache for one environment of templates; `kind` tells environments apart."""
    folder = build / FOLDER
    mine = folder / of_the_generator()[:16]
    with suppress(OSError):
        if not mine.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
        (mine / kind).mkdir(parents=True, exist_ok=True)
    return _Cache(str(mine / kind))
