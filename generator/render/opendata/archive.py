"""Parts of an archive, made or taken from another as they are packed there."""

import struct
from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""
_AT_ONCE = 1 << 16
"""Bytes that are in memory at a time."""
_LENGTHS = struct.Struct("<26x2H")
"""The head of a part, of which the name and something more follow with their lengths (APPNOTE)."""


def put(target: ZipFile, name: str, data: Iterable[bytes]) -> None:
    """Pack a part behind the others."""
    told = ZipInfo(name, _OLDEST)
    told.compress_type = ZIP_DEFLATED
    with target.open(told, "w") as part:
        part.writelines(data)


def take(target: ZipFile, to: BinaryIO, known: ZipInfo, of: BinaryIO) -> None:
    """Put a part of another archive behind the others, without packing it anew.

    Args:
        target: an archive that is written to `to`.
        to: its file.
        known: the part of an archive that was made by `put`.
        of: the file of that archive.
    """
    of.seek(known.header_offset)
    of.seek(sum(_LENGTHS.unpack(of.read(_LENGTHS.size))), 1)
    told = ZipInfo(known.filename, _OLDEST)
    told.compress_type = ZIP_STORED  # as far as the library knows while it writes
    with target.open(told, "w") as part:
        left = known.compress_size
        while left and (data := of.read(min(left, _AT_ONCE))):
            part.write(data)
            left -= len(data)
    told.compress_type, told.CRC, told.file_size = ZIP_DEFLATED, known.CRC, known.file_size
    end = to.tell()
    to.seek(told.header_offset)
    to.write(told.FileHeader(zip64=False))
    to.seek(end)
