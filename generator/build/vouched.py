"""What a build leaves under build/ for the next one, with a line in front that vouches for it.

It counts only for the program that wrote it, and only as a whole; without it all is made anew.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.build.files import write_data_whole
from generator.build.fingerprint import of_the_generator


def vouched(file: Path) -> bytes | None:
    """What was left in a file; None if nothing was, or if it is in doubt."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        head, _, data = file.read_bytes().partition(b"\n")
        told: Any = json.loads(head)
        if told["program"] == of_the_generator() and told["digest"] == _digest(data):
            return data
    return None


def vouch(file: Path, data: bytes) -> None:
    """Leave data in a file.

    Raises:
        OSError: if it cannot be written.
    """
    head = json.dumps({"program": of_the_generator(), "digest": _digest(data)})
    file.parent.mkdir(parents=True, exist_ok=True)
    write_data_whole(file, head.encode() + b"\n" + data)


def recalled(file: Path) -> dict[str, Any]:
    """What `remember` left in a file; nothing if that is in doubt."""
    told: dict[str, Any] = json.loads(vouched(file) or b"{}")
    return told


def remember(file: Path, told: Mapping[str, object]) -> None:
    """Leave something in a file, as JSON; done without if the disk refuses."""
    with suppress(OSError, ValueError):
        vouch(file, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
