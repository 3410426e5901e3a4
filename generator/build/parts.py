"""Parts of a site that other machines built: found, judged, and put in their places."""

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.build.files import copy_tree
from generator.build.fingerprint import made_of, of_the_generator, read_state
from generator.build.publish import publish_gently, staging_folder
from generator.messages import Message, msg
from generator.model.summary import Summary
from generator.project import HANDBOOK, LEAVING, STATE, Project


@dataclass(frozen=True)
class Part:
    """One place as a machine built it."""

    place: str
    folder: Path
    fingerprint: str = ""
    refusal: Message | None = None
    """Why it cannot be taken."""


def find_parts(folders: Iterable[Path], known: Collection[str]) -> tuple[Part, ...]:
    """All places that lie in the folders, each once, in the order of folders and names.

    A machine that also had a handbook or a portal brings them in vain: they are made last.

    Args:
        folders: each is a site, whole or in part.
        known: the ids of all places that there are.

    Raises:
        OSError: if a folder cannot be read.
    """
    marks = [mark for folder in folders for mark in sorted(folder.glob(f"*/{STATE}"))]
    parts: dict[str, Part] = {}
    for mark in marks:
        if mark.parent.name != HANDBOOK:
            part = _judged(mark.parent, known)
            parts[part.place] = _one_of(parts.get(part.place), part)
    return tuple(parts.values())


def take(project: Project, part: Part) -> bool:
    """Put a part in its place in one step; False if the very same stands there already.

    Raises:
        OSError: if it cannot be copied; the place is as it was.
    """
    target = project.site / part.place
    if made_of(target) == part.fingerprint:
        return False
    ready = staging_folder(project.site) / part.place
    shutil.rmtree(ready, ignore_errors=True)
    copy_tree(part.folder, ready)
    publish_gently(ready, target)
    return True


def _judged(folder: Path, known: Collection[str]) -> Part:
    state = read_state(folder) or {}
    made = state.get("fingerprint")
    refusal = _refusal(folder, state, known)
    return Part(folder.name, folder, made if isinstance(made, str) else "", refusal)


def _refusal(folder: Path, state: dict[str, Any], known: Collection[str]) -> Message | None:
    if folder.name not in known:
        return msg("villages.yml has no place “{id}”.", id=folder.name)
    if state.get("program") != of_the_generator():
        return msg("another version of the program built it.")
    if not state.get("fingerprint") or not _is_summary_of(folder.name, state.get("summary")):
        return msg("its {file} cannot be used.", file=STATE)
    if (folder / LEAVING).exists():
        return msg("the build that made it did not end.")
    if any(path.is_symlink() for path in folder.rglob("*")):
        return msg("it holds links to other files.")  # what they lead to was never checked
    return None


def _is_summary_of(place: str, summary: object) -> bool:
    try:
        return Summary.model_validate(summary).id == place
    except ValidationError:
        return False


def _one_of(first: Part | None, second: Part) -> Part:
    """The one to take of two; neither, if nobody can know which is the newer one."""
    if first is None or first.refusal:
        return second if first is None else first
    if second.refusal or second.fingerprint == first.fingerprint:
        return second if second.refusal else first
    other = str(first.folder)
    refusal = msg("{folder} holds another one; name only one of the two.", folder=other)
    return Part(second.place, second.folder, refusal=refusal)
