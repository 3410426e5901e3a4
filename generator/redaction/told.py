"""What a take-down says when it is done: what changed, what remains, and what is still to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator import reading
from generator.diagnostics import Diagnostic, Severity
from generator.messages import Message, msg
from generator.model.registry import Registry
from generator.project import Project
from generator.redaction.takedown import Taken
from generator.values import Today
from generator.values.private import mask


def told(taken: Taken) -> Iterator[Message]:
    """Line by line; never the words that were taken down."""
    for place in taken.changed:
        yield msg("Redacted: {place}", place=mask(str(place)))
    remains = taken.remains
    if remains.texts:
        yield msg("The same words still stand in (--everywhere redacts them in one township):")
        yield from (Message("  {place}", {"place": mask(str(each))}) for each in remains.texts)
    if remains.files:
        yield msg("Files that still have them, attached or not; mend or delete these:")
        for file, inside in remains.files:
            where = inside or msg("the name of the file")
            yield msg("  {file} ({place})", file=file, place=where)
    if remains.notes:
        yield msg("Notes behind “#” that still have them; they are not published:")
        yield from (Message("  {place}", {"place": mask(str(each))}) for each in remains.notes)
    yield msg("Now: “gongshi build”. Take down printed sheets that have the old words.")
    yield msg("The history of git keeps them; the handbook says how to remove them there.")


def still_held_back(
    project: Project, registry: Registry, taken: Taken, today: date
) -> list[Diagnostic]:
    """The errors for which the place is not published, so that readers still see the old words.

    A line or value is left out where it holds them.
    """
    places = reading.chosen(project, registry, (taken.place,))
    found = [
        each
        for info in places
        for each in reading.read_township(project, registry, info, Today(today))[1]
    ]
    errors = (each for each in found if each.severity is Severity.ERROR)
    return [
        replace(each, value=None, line_text="")
        if taken.words in f"{each.value}\n{each.line_text}"
        else each
        for each in errors
    ]
