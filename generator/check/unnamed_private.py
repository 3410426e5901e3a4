"""A file that no record names contains a resident ID, a mobile number or the number of a bank card.

Notes, lists and photographs that lie among the records are not published unless a record names
them under `attachments`. But the folder of records often is public itself, on a code platform, with
everything that was ever in it. So this is a warning. Every file below `content/` that is neither a
record nor an attachment is looked through as attachments are (`attachment-private`), text files of
any other kind too, and so are the names of files and folders. The message says where the number
stands, never the number.

Passes: `notes.md` beside the records, with `三组第5户`.

Fails: `notes.md` beside the records, with a mobile number.
"""

from collections.abc import Iterable, Iterator

from generator.check.finding import Context, Finding, RegistryContext, RegistryFinding
from generator.diagnostics import Position, Severity
from generator.messages import Message, msg
from generator.model.registry import Privacy
from generator.model.searched import Searched
from generator.values.private import FORBIDDEN, without_letters

SEVERITY = Severity.WARNING

_INSIDE = msg("Take it out of the folder, or delete the number: whoever sees the folder reads it")
_IN_NAME = msg("Take it out of the folder, or rename it: whoever sees the folder reads its name")


def check(context: Context) -> Iterator[Finding]:
    """Look at what was found in the files of the place."""
    town = context.township
    for place, words, remedy in _found(town.unnamed, town.settings.privacy):
        yield Finding(None, (), words, remedy, private=True, place=place)


def check_registry(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look at what was found in files that lie in no place's folder."""
    for place, words, remedy in _found(context.unnamed, context.registry.settings.privacy):
        yield RegistryFinding((), words, remedy, place=place)


def _found(
    files: Iterable[tuple[str, Searched]], known: Privacy
) -> Iterator[tuple[Position, Message, Message]]:
    """For each kind of number in a file, and in its name: the file, the words and the remedy."""
    for path, searched in files:
        for each in searched.numbers:
            words = msg(
                "This file is not published, but contains {what} ({place}; places: {places}).",
                what=each.what,
                place=each.place,
                places=each.count,
            )
            yield Position(path), words, _INSIDE
        name = known.without(without_letters(path))
        for what, find in FORBIDDEN:
            if find(name):
                words = msg(
                    "This file is not published, but its name, or its folder's, contains {what}.",
                    what=what,
                )
                yield Position(path), words, _IN_NAME
