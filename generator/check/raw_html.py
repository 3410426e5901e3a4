"""A text contains HTML.

Texts are plain or Markdown. HTML is not rendered: a reader would see the signs themselves.
Formatting is written as Markdown: `**bold**`, `- list`, `[words](https://…)`.

Passes:

    summary: 修建 **1200 平方米** 文化墙

Fails:

    summary: 修建 <b>1200 平方米</b> 文化墙
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding, texts
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.ERROR
_HINT = re.compile("<")
_TAG = re.compile(r"<[A-Za-z!/?][^\n<>]{0,200}>?")


def check(context: Context) -> Iterator[Finding]:
    """Look for what a browser might take as a tag, in every text; web addresses in <> are fine."""
    for entry, path, value in texts(context.readable, _HINT):
        for match in _TAG.finditer(value):
            if not match.group().startswith(("<http://", "<https://")):
                yield Finding(
                    entry,
                    path,
                    msg("The text contains HTML: {tag}", tag=match.group()[:40]),
                    msg("Remove it; write **bold**, - list or [words](https://…) instead"),
                    offset=match.start(),
                )
                break
