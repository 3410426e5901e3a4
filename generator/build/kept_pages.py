"""The pages of records that rendering made, kept under build/ for the next build.

Rendering says by a digest what each of them depends on (`render.records`).
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.build.vouched import vouch, vouched
from generator.model.page import Page

KeptPages = Mapping[str, Sequence[Page]]


def kept_pages(folder: Path) -> KeptPages:
    """What the last build left of a place, in its folder under build/; nothing if in doubt."""
    kept = json.loads(vouched(_file(folder)) or b"{}")
    return {key: [Page(*page) for page in pages] for key, pages in kept.items()}


def keep_pages(folder: Path, pages: KeptPages) -> None:
    """Leave pages for the next build; done without if the disk refuses."""
    told = {key: [[page.path, page.text] for page in found] for key, found in pages.items()}
    with suppress(OSError, ValueError):
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        vouch(_file(folder), data)


def _file(folder: Path) -> Path:
    return folder / "pages.json"
