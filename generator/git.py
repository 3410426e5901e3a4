"""What git says: which files differ from an earlier commit, and what one of them held then."""

import os
import subprocess
from pathlib import Path

from generator.messages import Message, msg

_COMMIT_ID = frozenset("0123456789abcdef")
_ID_LENGTHS = (40, 64)
"""Of a whole commit id, in either of git's formats."""


class GitError(Exception):
    """Git cannot answer; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        """Keep the sentence untranslated."""
        super().__init__(str(reason))
        self.reason = reason


class Repository:
    """The repository around a folder. All paths are relative to that folder."""

    def __init__(self, folder: Path) -> None:
        """Find it.

        Raises:
            GitError: if there is no git, or no repository that it can read.
        """
        self.folder = folder
        self._run("rev-parse", "--is-inside-work-tree")

    def commit(self, revision: str) -> str | None:
        """The id of a commit, by any name that git knows; None if this copy does not hold it.

        A whole id that is not here is no slip of the pen: a push that rewrote history leaves one
        behind, and forges send zeros for the first push.

        Raises:
            GitError: if it is a name that means nothing, in a copy that holds the whole history.
        """
        wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = self._try(*wanted)
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if len(revision) in _ID_LENGTHS and set(revision) <= _COMMIT_ID:
            return None
        if self._run("rev-parse", "--is-shallow-repository").strip() == b"true":
            return None
        raise GitError(msg("git knows no commit “{revision}”.", revision=revision))

    def changed(self, commit: str) -> tuple[str, ...]:
        """Files below the folder that differ from a commit: committed since, or not yet, or new.

        What `.gitignore` names is left out. A renamed file counts under both names.
        """
        options = ("--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")
        differing = self._run("diff", *options, commit, "--", ".")
        new = self._run("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        names = {os.fsdecode(name) for name in (differing + new).split(b"\0") if name}
        return tuple(sorted(names))

    def content(self, commit: str, path: str) -> bytes | None:
        """What a file held in a commit; None if it was not there."""
        done = self._try("show", f"{commit}:./{path}")
        return done.stdout if done.returncode == 0 else None

    def _run(self, *arguments: str) -> bytes:
        done = self._try(*arguments)
        if done.returncode == 0:
            return done.stdout
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        told = lines[0].removeprefix("fatal: ") if lines else "?"
        if "not a git repository" in told:
            raise GitError(msg("{folder} lies in no git repository.", folder=str(self.folder)))
        raise GitError(msg("git cannot read its repository: {reason}", reason=told))

    def _try(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", str(self.folder), *arguments]
        environment = {**os.environ, "LC_ALL": "C"}  # its reasons are compared above
        try:
            return subprocess.run(  # noqa: S603 - a list, no shell; options end before a revision
                command, capture_output=True, check=False, env=environment
            )
        except FileNotFoundError:
            raise GitError(msg("There is no git on this machine; install it.")) from None
