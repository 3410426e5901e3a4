"""The command: parse, hand over to the module of the command, and exit 0, 1 or 2."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.commands import Commands
from generator.console import (
    EXIT_USAGE,
    Settings,
    default_language,
    say_any_sign,
)
from generator.garbage import seldom
from generator.leaving import leave_at_once
from generator.messages import LANGUAGES, Message, msg
from generator.outcome import StoppedError
from generator.reasons import reason_of
from generator.spoken import say, speak, wanted_language


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    metavar="DIR",
    help="Work in this folder.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of the messages (default: the locale's).",
)
@click.version_option(package_name="gongshi", message="%(prog)s %(version)s")
@click.pass_context
def gongshi(context: click.Context, folder: str, lang: str | None) -> None:
    """Public co-creation bulletins: YAML records become a transparency site per township."""
    context.obj = Settings(Path(folder), lang or default_language())


def run() -> None:
    """The command as a process of its own."""
    leave_at_once(main)


def main() -> None:
    """Run the command; whatever goes wrong is said in a sentence, never as a traceback."""
    seldom()
    say_any_sign()
    speak(gongshi, wanted_language(sys.argv[1:]) or default_language())
    try:
        gongshi()
    except StoppedError as error:
        _stop(error.message)
    except OSError as error:
        file = str(error.filename or "?")
        _stop(
            msg("{file} cannot be read or written: {reason}.", file=file, reason=reason_of(error))
        )
    except Exception as error:
        if os.environ.get("GONGSHI_DEBUG"):
            raise
        _stop(
            msg(
                "This should not have happened: {error}. Set GONGSHI_DEBUG=1 to see where.",
                error=f"{type(error).__name__}: {error}",
            )
        )


def _stop(message: Message) -> NoReturn:
    click.echo(say(message), err=True)
    sys.exit(EXIT_USAGE)
