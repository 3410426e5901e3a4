"""What rendering has written of records and villages, kept under build/ for the next build.

Rendering says by a digest what each piece depends on (`render.pieces`).
"""

from collections.abc import Mapping
from pathlib import Path

from generator.build.vouched import recalled, remember
from generator.model.page import File, Page, Written
from generator.values import Days


def kept_pages(folder: Path) -> dict[str, Written]:
    """What the last build left of a place, in its folder under build/; nothing if in doubt."""
    return {key: _written(*each) for key, each in recalled(_file(folder)).items()}


def _written(pages: list[list[str]], files: list[list[str]], days: list[str]) -> Written:
    return Written(
        tuple(Page(*page) for page in pages),
        tuple(File(path, text.encode()) for path, text, _ in files),
        tuple(told for _, _, told in files),
        Days.parse(*days),
    )


def keep_pages(folder: Path, kept: Mapping[str, Written]) -> None:
    """Leave pages for the next build; done without if the disk refuses."""
    remember(_file(folder), {key: _told(each) for key, each in kept.items()})


def _told(written: Written) -> list[object]:
    return [
        [[page.path, page.text] for page in written.pages],
        [
            [file.path, file.data.decode(), told]
            for file, told in zip(written.files, written.told, strict=True)
        ],
        written.days.told,
    ]


def _file(folder: Path) -> Path:
    return folder / "pages.json"
