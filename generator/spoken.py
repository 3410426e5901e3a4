"""The command in the user's language: its help, and the sentences of click, which reads the line.

Click takes its sentences from gettext's default domain, for which there would have to be a compiled
catalogue in the system. So the functions by which its modules ask for a sentence are replaced, and
the sentences stand here; a test holds them against those that click has.
"""

import importlib
from collections.abc import Sequence
from itertools import pairwise
from weakref import WeakKeyDictionary

import click
from click import formatting

from generator.messages import LANGUAGES, SOURCE_LANGUAGE, Message, msg

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")

SENTENCES = (
    msg("Aborted!"),
    msg("Argument {name!r} takes {nargs} values."),
    msg("Commands"),
    msg("Error: {message}"),
    msg("Got unexpected extra argument ({args})"),
    msg("Got unexpected extra arguments ({args})"),
    msg("Invalid value for {param_hint}: {message}"),
    msg("Invalid value: {message}"),
    msg("Missing argument"),
    msg("Missing command."),
    msg("Missing option"),
    msg("Missing parameter"),
    msg("No such command {name!r}."),
    msg("No such option {name!r}."),
    msg("Option {name!r} does not take a value."),
    msg("Option {name!r} requires an argument."),
    msg("Option {name!r} requires {nargs} arguments."),
    msg("Options"),
    msg("Positional arguments"),
    msg("Show the version and exit."),
    msg("Show this message and exit."),
    msg("Try '{command} {option}' for help."),
    msg("Usage:"),
    msg("(Did you mean one of: {possibilities}?)"),
    msg("Did you mean {possibility}?"),
    msg("default: {default}"),
    msg("directory"),
    msg("file"),
    msg("path"),
    msg("{name} {filename!r} does not exist."),
    msg("{name} {filename!r} is a directory."),
    msg("{name} {filename!r} is a file."),
    msg("{name} {filename!r} is not readable."),
    msg("{name} {filename!r} is not writable."),
    msg("{value!r} is not a valid {number_type}."),
    msg("{value!r} is not one of {choices}."),
    msg("{value!r} is not {choice}."),
    msg("{value} is not in the range {range}."),
)
"""What click may say to a user of this command, in click's own words."""

METAVARS = (
    msg("integer range"),
    msg("ADDRESS"),
    msg("COMMAND [ARGS]..."),
    msg("DATE"),
    msg("DIR"),
    msg("FIELD"),
    msg("ID"),
    msg("NUMBER"),
    msg("RECORD"),
    msg("REV"),
    msg("TEXT"),
    msg("TOWNSHIP"),
    msg("[DIR]..."),
    msg("[ID]"),
    msg("[OPTIONS]"),
    msg("required"),
)
"""What stands for a value, or beside it, in the help and in faults."""


_AT_FIRST: WeakKeyDictionary[object, dict[str, str]] = WeakKeyDictionary()
"""Texts of commands, options and types, as the code has them."""


class _Speech:
    """The language of this process, which reads one command line."""

    language = SOURCE_LANGUAGE


def say(message: Message) -> str:
    """A message in the language of the command line."""
    return message.translate(_Speech.language)


def wanted_language(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, wherever it stands; None if it does not, or names none that we have.

    Asked before the line is read, because a fault in the line is told in that language too.
    """
    told = [
        argument.partition("=")[2] or following
        for argument, following in pairwise([*arguments, ""])
        if argument == "--lang" or argument.startswith("--lang=")
    ]
    return next((language for language in reversed(told) if language in LANGUAGES), None)


def speak(command: click.Command, language: str) -> None:
    """Let the command and click speak a language from now on."""
    _Speech.language = language
    for name in _MODULES:
        module = importlib.import_module(f"click.{name}")
        for function, ours in (("_", _sentence), ("ngettext", _counted)):
            if hasattr(module, function):
                setattr(module, function, ours)
    formatting.term_len = _cells  # type: ignore[assignment,attr-defined] # columns stand right under Han
    translate(command)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            translate(each)


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    from wcwidth import wcswidth  # noqa: PLC0415 - slow, and only help has columns

    return wcswidth(text)


def _sentence(text: str) -> str:
    return say(Message(text))


def _counted(one: str, many: str, number: int) -> str:
    return _sentence(one if number == 1 else many)


def translate(command: click.Command) -> None:
    """Put the help of a command and of its options into the user's language."""
    _put(command, "help")
    _put(command, "options_metavar")
    for parameter in command.params:
        if parameter.metavar:
            _put(parameter, "metavar")
        if isinstance(parameter.type, (click.Path, click.IntRange)):
            _put(parameter.type, "name")  # it keeps the word from when it was made
        if isinstance(parameter, click.Option) and parameter.help:
            _put(parameter, "help")
    if isinstance(command, click.Group):
        _put(command, "subcommand_metavar")


def _put(owner: object, name: str) -> None:
    """Translate an attribute from what it was at first, so that it may be done again."""
    texts = _AT_FIRST.setdefault(owner, {})
    english = texts.setdefault(name, getattr(owner, name) or "")
    setattr(owner, name, _sentence(english))
