"""Which file is meant: `jia/funds/road`, the path of the file, or the address of its page."""

import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from urllib.parse import unquote, urlsplit

from generator.load.reading import read_source
from generator.load.source import Source
from generator.messages import msg
from generator.model import KINDS
from generator.model.kind import Kind
from generator.project import Project
from generator.redaction.refusal import RefusedError, shown, unknown

SUFFIXES = (".yml", ".yaml")
_PARTS = 3


@dataclass(frozen=True)
class Target:
    """The file of one record, as text."""

    place: str
    kind: Kind
    id: str
    file: FilePath
    source: Source

    @property
    def name(self) -> str:
        """`jia/funds/road`."""
        return f"{self.place}/{self.address}"

    @property
    def address(self) -> str:
        """`funds/road`, as bulletins name it."""
        return f"{self.kind.folder}/{self.id}"


def find_record(project: Project, wanted: str) -> Target:
    """The record that is meant.

    Raises:
        RefusedError: if there is none, or its file cannot be read as YAML.
    """
    place, folder, record_id = _parts(project, wanted)
    content = project.root / "content"
    _known(place, _folders(content), wanted)
    kinds = {kind.folder: kind for kind in KINDS}
    _known(folder, list(kinds), wanted)
    files = {path.stem: path for path in records_in(content / place / folder)}
    _known(record_id, list(files), wanted)
    return open_record(project, kinds[folder], files[record_id])


def open_record(project: Project, kind: Kind, file: FilePath) -> Target:
    """The text of a record's file.

    Raises:
        RefusedError: if it cannot be read as YAML.
    """
    shown_path = file.relative_to(project.root).as_posix()
    place = file.parent.parent.name
    name = f"{place}/{kind.folder}/{file.stem}"
    source, found = read_source(file, shown_path, name, kind.model)
    if source is None:
        raise RefusedError(msg("{file} cannot be read; mend it first.", file=shown_path), found)
    return Target(place, kind, file.stem, file, source)


def records_in(folder: FilePath) -> list[FilePath]:
    """The files of records in a folder, in order of names; none if there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def _folders(content: FilePath) -> list[str]:
    return sorted(path.name for path in content.iterdir() if path.is_dir())


def _known(part: str, known: list[str], wanted: str) -> None:
    if part not in known:
        sentence = msg(
            "There is no record “{record}”: “{part}” is not known.",
            record=shown(wanted),
            part=shown(part),
        )
        raise unknown(sentence, part, known)


def _parts(project: Project, wanted: str) -> tuple[str, str, str]:
    """Place, folder and id; of an address in the web, the last three parts of its path."""
    text = wanted.strip().replace("\\", "/")
    if re.match(r"https?://", text):
        text = unquote(urlsplit(text).path)
    root = project.root.as_posix() + "/"
    text = text.removeprefix(root).removeprefix("./").partition("#")[0].strip("/")
    parts = text.removeprefix("content/").removesuffix("/index.html").split("/")
    if len(parts) < _PARTS or not all(parts[-_PARTS:]):
        words = msg(
            "“{record}” is no record: write it as township/folder/id, such as {example}.",
            record=shown(wanted),
            example="dongsheng/funds/road",
        )
        raise RefusedError(words)
    place, folder, record_id = parts[-_PARTS:]
    for suffix in SUFFIXES:
        record_id = record_id.removesuffix(suffix)
    return place, folder, record_id
