"""Words of records made safe: no value can become Markdown, HTML or front matter.

Pages are trees of `Markup` (what a template wrote) and plain text (what a record holds). Plain text
passes `escape` on its way out, always and only there.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
"""Characters between which a line break is no space: Han, and full-width punctuation."""

_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_UNSEEN = re.compile(  # controls, noncharacters, and signs that turn the reading direction
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of Hebrew, Arabic, Uyghur and so on: a number beside them would change places."""

_BREAK_IN_HAN = re.compile(f"(?<=[{HAN}])[ \t]*[{_BREAKS}][ \t{_BREAKS}]*(?=[{HAN}])")
_SPACES = re.compile(f"[ \t{_BREAKS}]+")

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&#|~$@=\"']|(?<=:)//|!(?=\[)")
_LEADING = re.compile(r"^(?:[-+:!]|[0-9]+(?=[.)]))")

_SAFE_IN_ADDRESS = "/:?#@!$&+,;=%~-."
_WEB = re.compile(r"https?://[^\s<>\"'\\]+")
_YAML_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def normal(text: str) -> str:
    """`text` on one line, without unseen characters; a break between Han characters is no space."""
    if text.isprintable() and "  " not in text:  # no control, break or other space; most are so
        return text.strip()
    seen = _UNSEEN.sub("", text)
    return _SPACES.sub(" ", _BREAK_IN_HAN.sub("", seen)).strip()


@lru_cache(maxsize=8192)
def escape(text: str) -> Markup:
    """`text` as Markdown that shows exactly `normal(text)`, wherever in a line it stands.

    What reads from right to left is isolated (FSI … PDI), so that its neighbours keep their places.
    """
    line = normal(text)
    head = _LEADING.match(line)
    start = head.end() if head else 0
    lead = _entities(line[:start]) if head else ""
    made = lead + _ACTIVE.sub(lambda found: _entities(found.group()), line[start:])
    return Markup(f"&#8296;{made}&#8297;" if _RIGHT_TO_LEFT.search(line) else made)  # noqa: S704


def _entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" for char in text)


def address(url: str) -> str | None:
    """A web address that can stand in a Markdown link or an attribute; None if it is none."""
    if not _WEB.fullmatch(url):
        return None
    return quote(url, safe=_SAFE_IN_ADDRESS).replace("&", "&amp;")


def file_address(path: str) -> str:
    """A relative path that can stand in a Markdown link."""
    return quote(path, safe="/-.")


def front_matter(values: Mapping[str, object]) -> str:
    """One JSON object between `---` lines; what YAML would refuse or fold is written as a code."""
    text = json.dumps(values, ensure_ascii=False)
    plain = _YAML_UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return f"---\n{plain}\n---\n"
