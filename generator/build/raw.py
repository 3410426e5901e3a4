"""HTML that Markdown hands on unread: a Markdown extension, in Pandoc's words for it.

    ```{=html}
    <table>…</table>
    ```

Python-Markdown reads every tag of a page in Python, which for a table of some hundred rows takes
longer than all other pages of a changed record together. Templates use it for what they write and
escape themselves; a record's text never begins a line with a backtick, nor holds a line of its own.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEGIN = "```{=html}"
END = "```"
_PRIORITY = 27
"""After the signs are removed that Markdown marks its own places with (30); before it looks for
fences of code (25), which MkDocs always does, and for HTML (20)."""


class RawExtension(Extension):
    """Takes blocks of HTML out of a page before it is read, and puts them back at the end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register with Markdown."""
        md.preprocessors.register(_Raw(md), "gongshi-raw", _PRIORITY)


class _Raw(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if BEGIN not in lines:
            return lines
        made: list[str] = []
        block: list[str] | None = None
        for line in lines:
            if block is None and line == BEGIN:
                block = []
            elif block is not None and line == END:
                made += ["", self.md.htmlStash.store("\n".join(block)), ""]
                block = None
            else:
                (made if block is None else block).append(line)
        return made if block is None else lines  # without an end it is no block


def makeExtension(**options: object) -> RawExtension:  # noqa: N802 - Markdown's name
    """What Markdown asks a module for."""
    return RawExtension(**options)
