"""Names of persons, and lists of them, as far as signs can tell: for reminders only.

A name is taken for one where it stands alone, as a cell or an item does: a common surname and one
or two signs more. `张某`, `三组第5户` and names of places are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.finding import Context
from generator.diagnostics import Path
from generator.messages import Message
from generator.model.base import Record
from generator.model.fields import walk
from generator.model.township import Entry
from generator.values.redaction import without_marks

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧董袁潘蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔谭陆汪范廖贾韦付邹孟熊秦邱尹薛闫段雷侯史陶黎贺顾郝龚邵严覃戴莫孔汤"
)
_SECOND = "家某氏姓公村湾组户队社会等全各体"
_LAST = "某村湾组户队社会街路桥河湖塘坝院垸店厂校区镇乡市县等"
_NAME = re.compile(rf"[{_SURNAMES}][^\W\d_a-zA-Z{_SECOND}](?:[^\W\d_a-zA-Z{_LAST}])?(?<![{_LAST}])")
_GAPS = re.compile(r"[\s,，、;；|：:（）()\"]+")
_HEADING = re.compile(
    r"(?:^|[\s,，|\"])(?:姓名|户主|户主姓名|学生姓名|儿童姓名)(?:$|[\s,，|\"])", re.MULTILINE
)
_NAME_KEYS = frozenset({"name", "from", "payee", "recipient", "lead", "host", "chair"})
_FEW = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """Names that stand together.

    Attributes:
        place: of the first, inside an attached file; None in a record.
        is_list: whether there are several, or a heading calls them names.
    """

    entry: Entry[Record]
    path: Path
    place: Message | None
    is_list: bool


def listed(context: Context, words: re.Pattern[str]) -> Iterator[Listed]:
    """Every record, and every part of an attached file, that seems to name persons among `words`.

    Most records have none of the words, and are not looked at; one with escapes may hide them.
    """
    for entry in context.readable:
        raw = entry.document.text
        if not words.search(raw) and "\\" not in raw:
            continue
        values = [(path, each) for path, each, _ in walk(entry.record) if isinstance(each, str)]
        named = [path for path, each in values if path[-1] in _NAME_KEYS and _names(each)]
        said = "\n".join(each for _, each in values)
        if named and words.search(said):
            yield Listed(entry, named[0], None, is_list=len(named) > 1)
    yield from _in_papers(context, words)


def _in_papers(context: Context, words: re.Pattern[str]) -> Iterator[Listed]:
    for entry, index, attachment, paper in context.papers:
        titles = f"{entry.record.title}\n{attachment.title}\n{attachment.file}"
        for part in sorted({each.part for each in paper.passages}):
            passages = [each for each in paper.passages if each.part == part]
            text = "\n".join(each.text for each in passages)
            if not words.search(f"{titles}\n{text}"):
                continue
            named = [each for each in passages if _names(each.text)]
            if named:
                path: Path = ("attachments", index, "file")
                is_list = len(named) >= _FEW or bool(_HEADING.search(text))
                yield Listed(entry, path, named[0].place, is_list)


def _names(text: str) -> bool:
    return any(_NAME.fullmatch(each) for each in _GAPS.split(without_marks(text)))
