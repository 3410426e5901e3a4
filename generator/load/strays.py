"""What lies under content/ and belongs to no place."""

from dataclasses import replace
from pathlib import Path as FilePath

from generator.diagnostics import Diagnostic, Position
from generator.load.faults import folder_is_no_township, unknown_folder
from generator.load.reporter import fault
from generator.load.scanned import CONTENT, scanned
from generator.load.signs import shown_name
from generator.load.township import places
from generator.load.unnamed import look_through
from generator.model.registry import Registry
from generator.model.searched import Looked, Searched


def stray_folders(project: FilePath, registry: Registry) -> list[Diagnostic]:
    """Folders and files under content/ that belong to no township."""
    known = [place.id for place in places(project, registry)]
    return [
        _stray(shown_name(path.name), known, is_folder=path.is_dir())
        for path in scanned(project / CONTENT)[0]
        if path.name not in known or not path.is_dir()
    ]


def _stray(name: str, known: list[str], *, is_folder: bool) -> Diagnostic:
    place = Position(f"{CONTENT}/{name}")
    if is_folder:
        return fault(folder_is_no_township, place, folder_is_no_township.explain(name, known))
    return fault(unknown_folder, place, unknown_folder.explain_file(name))


def stray_files(project: FilePath, registry: Registry) -> tuple[tuple[str, Searched], ...]:
    """Files under content/ that lie in no place's folder, and what was found in them."""
    known = {place.id for place in places(project, registry)}
    visible, hidden = scanned(project / CONTENT)
    strays = [each.name for each in visible if each.name not in known or not each.is_dir()]
    found = (
        look_through(project, f"{CONTENT}/{name}", registry.settings.privacy, Looked())
        for name in sorted([*strays, *hidden])
    )
    return tuple((path, replace(each, unread=None)) for files in found for path, each in files)
