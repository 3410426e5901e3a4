"""Signs that nobody sees: which these are, of all that there are."""

import sys

from yaml.reader import Reader

from generator.load.signs import INVISIBLE, show

_BESIDES = {
    *range(0x7F, 0xA0),  # YAML bears 0x85, a break of lines that no editor shows
    0x061C,
    *(0x200B, 0x200E, 0x200F),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
}
"""No width, a break of lines, or another reading order."""


def test_invisible_is_what_yaml_refuses_and_what_nobody_sees() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    refused = {ord(sign) for sign in signs if Reader.NON_PRINTABLE.match(sign)}
    assert {ord(sign) for sign in signs if INVISIBLE.match(sign)} == refused | _BESIDES


def test_each_is_shown_in_its_place() -> None:
    assert show("a\u202eb\u200bc\n") == "a\ufffdb\ufffdc\n"
