"""Why the operating system refused, in plain words where the reason is a common one."""

import errno
import os

from generator.messages import Message, msg

_WORDS = {
    errno.EACCES: msg("you have no permission for it"),
    errno.EADDRINUSE: msg("another program uses it"),
    errno.EDQUOT: msg("the disk is full"),
    errno.EINVAL: msg("it is no file that can be read"),
    errno.EISDIR: msg("it is a folder, not a file"),
    errno.ELOOP: msg("its links lead in a circle"),
    errno.EMFILE: msg("too many files are open at once"),
    errno.ENAMETOOLONG: msg("its name is too long"),
    errno.ENOENT: msg("it does not exist"),
    errno.ENOSPC: msg("the disk is full"),
    errno.ENOTDIR: msg("a part of its path is no folder"),
    errno.EPERM: msg("you have no permission for it"),
    errno.EROFS: msg("the disk can only be read, not written"),
    errno.EXDEV: msg("it lies on another disk"),
}


def reason_of(error: OSError) -> Message:
    """The reason; in the system's own words where it is a rare one."""
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    told = os.strerror(error.errno) if error.errno else type(error).__name__
    return Message("{reason}", {"reason": error.strerror or told})
