"""Documents that are archives of XML: docx, pptx, odt, ods, ofd; their text by paragraphs."""

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from generator.load.papers.limit import Limit, UnreadError
from generator.messages import msg
from generator.model.paper import Unread

_MOST_UNPACKED = 200_000_000
"""Bytes of XML; a sheet of a million cells has some fifty."""

_BLOCKS = frozenset({"p", "si", "TextCode", "comment"})
"""Names of elements that are a paragraph, whatever the namespace; runs inside belong together."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How a docx or xlsx with a password begins, which is no archive."""


def packed_text(data: bytes, limit: Limit, wanted: Callable[[str], bool] | None = None) -> None:
    """Gather the paragraphs of every part of the document.

    Raises:
        UnreadError: if it is shut, broken or too large.
    """
    for part, (name, root) in enumerate(_parts(data, wanted)):
        for number, text in enumerate(_paragraphs(root), start=1):
            limit.add(msg("{part}, paragraph {number}", part=name, number=number), part, text)


def _parts(
    data: bytes, wanted: Callable[[str], bool] | None
) -> Iterator[tuple[str, etree._Element]]:
    try:
        archive = ZipFile(BytesIO(data))
    except BadZipFile:
        raise UnreadError(Unread.LOCKED if data.startswith(_OLE) else Unread.BROKEN) from None
    with archive:
        texts = [each for each in archive.infolist() if each.filename.endswith(".xml")]
        if any(each.flag_bits & 1 for each in texts):
            raise UnreadError(Unread.LOCKED)
        if sum(each.file_size for each in texts) > _MOST_UNPACKED:
            raise UnreadError(Unread.LARGE)
        for each in texts:
            if wanted and not wanted(each.filename):
                continue
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            yield each.filename, etree.fromstring(archive.read(each), parser)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, and of what stands outside of paragraphs."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        is_block = etree.QName(element).localname in _BLOCKS
        if event == "end":
            depth -= is_block
            continue
        if is_block and not depth:
            yield "".join(str(each) for each in element.itertext())
        elif not depth and not len(element):
            yield element.text or ""
        depth += is_block
