"""Tables that no kind owns: villages of records, sources, files, stages, villages, code lists."""

from collections.abc import Iterable, Iterator

from generator.messages import msg
from generator.model.base import Attachment, Codelist, Record, Source, is_harmless
from generator.model.registry import VillageEntry, VillageKind
from generator.model.township import Entry
from generator.render.opendata.columns import parts_of
from generator.render.opendata.records import FOLDERS, LINE, RECORD_ID, RECORD_TITLE
from generator.render.opendata.table import Cell, Column, Spec, Table, Target, Type
from generator.render.opendata.texts import one_line
from generator.render.stages import STAGES
from generator.render.view import View
from generator.render.words import Words

_TABLE = Column(
    "table", (msg("table"),), Type.ID, msg("The table that the record stands in."), required=True
)
_RECORD = (_TABLE, RECORD_ID, RECORD_TITLE)
_RECORD_KEY = ("table", "record_id")

PLACES = Spec(
    "places",
    (msg("Records and their villages"),),
    msg("One row for each village of each record; records of the whole place have none."),
    (
        *_RECORD,
        Column(
            "village",
            (msg("village"), msg("id")),
            Type.ID,
            msg("Id of a village, see the table of villages."),
            required=True,
            target=Target("villages"),
        ),
        Column("village_name", (msg("village"),), Type.TEXT, msg("Its name."), required=True),
    ),
    (*_RECORD_KEY, "village"),
)
_SOURCE_PARTS = parts_of((Source,), FOLDERS)[0]
SOURCES = Spec(
    "sources",
    (msg("Sources"),),
    msg("One row for each source of each record."),
    (*_RECORD, LINE, *(part.column for part in _SOURCE_PARTS)),
    (*_RECORD_KEY, "line"),
)
_ATTACHMENT_TITLE = Column("title", (msg("title"),), Type.TEXT, msg("Its title."), required=True)
_FILE = Column("file", (msg("file name"),), Type.PATH, msg("The file, from the root of this site."))
ATTACHMENTS = Spec(
    "attachments",
    (msg("Attachments"),),
    msg("One row for each file published with a record."),
    (*_RECORD, LINE, _ATTACHMENT_TITLE, _FILE),
    (*_RECORD_KEY, "line"),
)
STAGE_TABLE = Spec(
    "projects-stages",
    (msg("Projects"), msg("five stages")),
    msg("Five rows for each project: whether it, or a record linked with it, tells of the stage."),
    (
        Column(**{**vars(RECORD_ID), "target": Target("projects")}),
        RECORD_TITLE,
        Column("stage", (msg("stage"), msg("id")), Type.ID, msg("Id of the stage."), required=True),
        Column("stage_title", (msg("stage"),), Type.TEXT, msg("Its name."), required=True),
        Column("recorded", (msg("recorded"),), Type.FLAG, msg("Yes or no."), required=True),
    ),
    ("record_id", "stage"),
    "projects",
)
VILLAGES = Spec(
    "villages",
    (msg("Villages"),),
    msg("One row for each village or community of the registry."),
    (
        Column("id", (msg("id"),), Type.ID, msg("Its id on this site."), required=True),
        Column("code", (msg("code"),), Type.ID, msg("Statistical code, 12 digits."), required=True),
        Column("name", (msg("name"),), Type.TEXT, msg("Its name."), required=True),
        Column(
            "kind",
            (msg("kind"),),
            Type.CODE,
            msg("Village or community."),
            required=True,
            codes=VillageKind,
        ),
        Column(
            "demonstration",
            (msg("batch of demonstration villages"),),
            Type.INTEGER,
            msg("Empty where it is none."),
        ),
    ),
    ("id",),
)
CODES = Spec(
    "codes",
    (msg("Code lists"),),
    msg("What the codes in the JSON files mean; the other files have the words."),
    (
        Column(
            "table", (msg("table"),), Type.ID, msg("The table that uses the list."), required=True
        ),
        Column("column", (msg("column"),), Type.ID, msg("Key of the column."), required=True),
        Column("code", (msg("code"),), Type.ID, msg("The code."), required=True),
        Column("label", (msg("meaning"),), Type.TEXT, msg("What it means."), required=True),
    ),
    ("table", "column", "code"),
)


def shared_tables(view: View, words: Words) -> Iterator[Table]:
    """All of them but the code lists, which are made from the others."""
    if "project" in view.township.records:
        yield Table(STAGE_TABLE, tuple(_stages(view, words)))
    yield Table(PLACES, tuple(_places(view)))
    yield Table(SOURCES, tuple(_sources(view)))
    yield Table(ATTACHMENTS, tuple(_attachments(view)))
    yield Table(VILLAGES, tuple(village_row(each) for each in view.info.villages))


def _records(view: View) -> Iterator[tuple[Entry[Record], tuple[Cell, ...]]]:
    for kind in view.kinds:
        for entry in view.township.records[kind.name]:
            yield entry, (kind.folder, entry.id, one_line(entry.record.title))


def _places(view: View) -> Iterator[tuple[Cell, ...]]:
    for entry, head in _records(view):
        for place in dict.fromkeys(view.places(entry)):
            if village := view.villages.get(place):
                yield (*head, village.id, village.name)


def _sources(view: View) -> Iterator[tuple[Cell, ...]]:
    for entry, head in _records(view):
        for number, source in enumerate(entry.record.sources, start=1):
            yield (*head, number, *(part.read(view, source) for part in _SOURCE_PARTS))


def _attachments(view: View) -> Iterator[tuple[Cell, ...]]:
    for entry, head in _records(view):
        for number, each in enumerate(entry.record.attachments, start=1):
            yield (*head, number, one_line(each.title), _file(view, entry, each))


def _file(view: View, entry: Entry[Record], attachment: Attachment) -> str | None:
    """Where the file lies; None where the page gives no link to it either."""
    known = f"{entry.kind.folder}/{attachment.file}" in view.township.files
    if not known or not is_harmless(attachment.file):
        return None
    return f"{entry.kind.folder}/files/{attachment.file}"


def _stages(view: View, words: Words) -> Iterator[tuple[Cell, ...]]:
    for entry in view.township.records["project"]:
        told = {each.stage.field for each in view.stages(entry) if each}  # type: ignore[arg-type]
        for stage in STAGES:
            head = (entry.id, one_line(entry.record.title))
            yield (*head, stage.field, words.text(stage.title), stage.field in told)


def village_row(village: VillageEntry) -> tuple[Cell, ...]:
    """A village as a row of the table of villages."""
    return (village.id, village.code, village.name, village.kind, village.demonstration)


def code_table(specs: Iterable[Spec], words: Words) -> Table:
    """The codes of every column that has a list, in the order of the tables."""
    return Table(
        CODES,
        tuple(
            (spec.name, column.key, code.value, words.text(code))
            for spec in specs
            for column in spec.columns
            for code in _members(column)
        ),
    )


def _members(column: Column) -> tuple[Codelist, ...]:
    return tuple(column.codes or ())
