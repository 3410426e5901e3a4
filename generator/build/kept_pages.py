"""The pages of records that rendering made, kept under build/ for the next build.

Rendering says by a digest what each of them depends on (`render.records`). The file counts only for
the program that wrote it, and only as a whole.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.build.files import write_bytes
from generator.build.fingerprint import of_the_generator
from generator.model.page import Page

KeptPages = Mapping[str, Sequence[Page]]


def kept_pages(folder: Path) -> KeptPages:
    """What the last build left of a place, in its folder under build/; nothing if in doubt."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        head, _, rest = _file(folder).read_bytes().partition(b"\n")
        told: Any = json.loads(head)
        if told["program"] == of_the_generator() and told["digest"] == _digest(rest):
            kept = json.loads(rest)
            return {key: [Page(*page) for page in pages] for key, pages in kept.items()}
    return {}


def keep_pages(folder: Path, pages: KeptPages) -> None:
    """Leave pages for the next build; done without if the disk refuses."""
    told = {key: [[page.path, page.text] for page in found] for key, found in pages.items()}
    rest = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    head = json.dumps({"program": of_the_generator(), "digest": _digest(rest)})
    with suppress(OSError, ValueError):
        write_bytes(_file(folder), head.encode() + b"\n" + rest)


def _file(folder: Path) -> Path:
    return folder / "pages.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
