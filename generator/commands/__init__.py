"""The commands, a module each, read only when called: a build does not wait for a PDF."""

import importlib
from typing import Any

import click

from generator.spoken import translate

MODULES = {
    "assemble": "assemble",
    "build": "build",
    "bulletin": "bulletin",
    "check": "check",
    "plan": "plan",
    "print": "print_",
    "redact": "redact",
    "render": "render",
    "rules": "rules",
    "serve": "serve",
    "villages": "villages",
}
"""The module of each command under this package; its `command` is what click calls."""


class Commands(click.Group):
    """A group whose commands are imported, and put into the user's language, when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        wanted = [cmd_name] if cmd_name in MODULES else MODULES  # all may be what was meant
        for name in wanted:
            if name not in self.commands:
                self.add_command(command_of(name))
                translate(self.commands[name])
        return super().get_command(ctx, cmd_name)


def command_of(name: str) -> click.Command:
    """The command of a name in `MODULES`, imported."""
    module: Any = importlib.import_module(f"{__name__}.{MODULES[name]}")
    command: click.Command = module.command
    return command
