"""What people wrote into a picture: comments, captions and names in EXIF, IPTC, XMP and PNG.

What a camera writes by itself is left out: the serial number of a lens can look like a telephone's.
Only the pixels of a picture are published, but its file lies in the repository with all of this.
"""

from collections.abc import Iterator

from lxml import etree
from PIL import IptcImagePlugin
from PIL.ExifTags import IFD, Base
from PIL.ImageFile import ImageFile

from generator.load.papers.limit import Limit, UnreadError
from generator.messages import msg
from generator.model.paper import Passage

_TEXTS = (Base.ImageDescription, Base.Artist, Base.Copyright, Base.HostComputer)
_WINDOWS = (Base.XPTitle, Base.XPComment, Base.XPAuthor, Base.XPKeywords, Base.XPSubject)
"""UTF-16; what the properties of a file write on Windows."""

_WIDE_COMMENT = b"UNICODE\0"
"""How a comment of EXIF begins if it is UTF-16; eight bytes name the code (EXIF 2.32, 4.6.5)."""

_IPTC_RECORD = 2
_IPTC_TEXTS = frozenset({5, 25, 40, 80, 85, 90, 92, 105, 110, 115, 116, 118, 120, 122})
"""Data sets of words (IPTC-IIM 4.2): title, keywords, by-line, contact, caption and others."""

_XMP_SPACES = (
    "http://purl.org/dc/",
    "http://ns.adobe.com/photoshop/",
    "http://iptc.org/",
    "http://ns.adobe.com/xap/1.0/rights/",
)
_XMP_NAMES = frozenset({"UserComment", "ImageDescription", "Artist", "Label", "Nickname"})


def photo_words(image: ImageFile) -> tuple[Passage, ...]:
    """What can be read of it; a part that is broken is passed over."""
    limit = Limit()
    for part, read in enumerate((_plain, _exif, _iptc, _xmp)):
        try:
            for name, text in read(image):
                limit.add(msg("inside the picture: {name}", name=name), part, text.strip("\0 "))
        except UnreadError:
            break
        except Exception:  # noqa: BLE001, S112 - readers of broken parts raise whatever they come upon
            continue
    return tuple(limit.passages)


def _plain(image: ImageFile) -> Iterator[tuple[str, str]]:
    """The comment of a JPEG, and the texts of a PNG."""
    for name, value in image.info.items():
        if isinstance(value, str) and "xmp" not in str(name).lower():
            yield str(name), value
        elif name == "comment" and isinstance(value, bytes):
            yield "comment", _decoded(value)


def _exif(image: ImageFile) -> Iterator[tuple[str, str]]:
    if image.format == "PNG" and "exif" not in image.info:
        return  # Pillow would decode the picture, to look for it behind the pixels
    exif = image.getexif()
    for tag in _TEXTS:
        if isinstance(value := exif.get(tag), str):
            yield tag.name, value
    for tag in _WINDOWS:
        if value := exif.get(tag):
            yield tag.name, bytes(value).decode("utf-16-le", "replace")
    comment = exif.get_ifd(IFD.Exif).get(Base.UserComment)
    if isinstance(comment, bytes):
        read = _wide if comment.startswith(_WIDE_COMMENT) else _decoded
        yield "UserComment", read(comment[len(_WIDE_COMMENT) :])
    elif isinstance(comment, str):
        yield "UserComment", comment


def _iptc(image: ImageFile) -> Iterator[tuple[str, str]]:
    for (record, number), value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        if record == _IPTC_RECORD and number in _IPTC_TEXTS:
            for each in value if isinstance(value, list) else [value]:
                yield f"IPTC {record}:{number:03}", _decoded(each)


def _xmp(image: ImageFile) -> Iterator[tuple[str, str]]:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if not raw:
        return
    data = raw.encode() if isinstance(raw, str) else bytes(raw)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data.strip(b"\0 \r\n\t"), parser)
    for element in root.iter(etree.Element):
        if _says(str(element.tag)):
            yield etree.QName(element).localname, "".join(str(each) for each in element.itertext())
        for name, value in element.attrib.items():
            if _says(str(name)):
                yield etree.QName(str(name)).localname, str(value)


def _says(name: str) -> bool:
    """Whether an element or attribute of XMP holds what somebody wrote."""
    return name.startswith(tuple(f"{{{space}" for space in _XMP_SPACES)) or (
        etree.QName(name).localname in _XMP_NAMES
    )


def _wide(data: bytes) -> str:
    """UTF-16 in the order of whoever wrote it: the one that has more signs below U+0100."""
    little, big = (data.decode(f"utf-16-{order}", "replace") for order in ("le", "be"))
    return max((little, big), key=lambda text: sum(char < "\u0100" for char in text))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
