"""What lies in a folder of records, by name."""

import os
from pathlib import Path

CONTENT = "content"


def scanned(folder: Path) -> tuple[list["os.DirEntry[str]"], list[str]]:
    """What lies in a folder, in order of names, and hidden files; nothing if there is none."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    visible = [each for each in entries if not each.name.startswith(".")]
    if len(visible) == len(entries):
        return visible, []
    hidden = (each for each in entries if each.name.startswith("."))
    return visible, [each.name for each in hidden if each.is_file()]
