"""Reasons of the operating system, in words."""

import errno
import os

import pytest

from generator.reasons import reason_of

COMMON = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EROFS,
    errno.ENOENT,
    errno.EISDIR,
    errno.EMFILE,
)


@pytest.mark.parametrize("code", COMMON, ids=lambda code: errno.errorcode[code])
def test_a_common_reason_is_said_in_chinese(code: int) -> None:
    words = reason_of(OSError(code, os.strerror(code), "x")).translate("zh_CN")
    assert words
    assert not words.isascii()


def test_a_rare_reason_is_the_systems_own() -> None:
    assert str(reason_of(OSError(errno.ENODEV, "No such {device}"))) == "No such {device}"
    assert str(reason_of(OSError("odd"))) == "OSError"
