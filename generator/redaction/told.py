"""What a take-down says when it is done: what changed, what remains, and what is still to do."""

from collections.abc import Iterator

from generator.messages import Message, msg
from generator.redaction.takedown import Taken


def told(taken: Taken) -> Iterator[Message]:
    """Line by line; never the words that were taken down."""
    for place in taken.changed:
        yield msg("Redacted: {place}", place=str(place))
    remains = taken.remains
    if remains.texts:
        yield msg("The same words still stand in (--everywhere redacts them in one township):")
        yield from (Message("  {place}", {"place": str(each)}) for each in remains.texts)
    if remains.files:
        yield msg("Attached files that still have them; mend or delete these:")
        for file, inside in remains.files:
            where = inside or msg("the name of the file")
            yield msg("  {file} ({place})", file=file, place=where)
    if remains.notes:
        yield msg("Notes behind “#” that still have them; they are not published:")
        yield from (Message("  {place}", {"place": str(each)}) for each in remains.notes)
    yield msg("Now: “gongshi build”. Take down printed sheets that have the old words.")
    yield msg("The history of git keeps them; the handbook says how to remove them there.")
