"""The code by which a sheet can be checked 核验码: a digest of what it says, short enough to read.

Eight signs of Crockford's base32 (no I, L, O and U), forty bits: whoever changes a figure on paper
gets another code by all odds but one in 10^12. It is a checksum and no signature: the page of the
site shows code and totals, and the site is what counts.
"""

import hashlib
import json

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_LENGTH = 8


def check_code(content: object) -> str:
    """The code of what a sheet says, in whatever layout: lists and texts, in the order given."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).digest()
    number = int.from_bytes(digest[: _LENGTH * _BITS // 8])
    signs = [_SIGNS[number >> _BITS * place & 31] for place in reversed(range(_LENGTH))]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])
