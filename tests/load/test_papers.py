"""What is read in attached files, where it stands, and which files cannot be read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from generator.load.papers import read_paper
from generator.load.pictures import read_picture
from generator.model.paper import Paper, Unread
from generator.model.registry import Privacy
from generator.model.searched import search

MOBILE = "13800000000"


def read(folder: Path, name: str, data: bytes) -> Paper:
    (folder / name).write_bytes(data)
    return read_paper(folder / name)


def places(paper: Paper) -> list[str]:
    return [f"{each.what}: {each.place}" for each in search(paper, Privacy()).numbers]


def workbook() -> bytes:
    book = Workbook()
    book.active["A1"] = "户"
    hidden = book.create_sheet("名单")
    hidden.sheet_state = "hidden"
    hidden["C5"] = int(MOBILE)
    hidden["D9"] = "卡 6200 0000 0000 0005"
    hidden["A1"].comment = Comment("110105 19491231 002x", "测试")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(text: str) -> bytes:
    data = HTML(string=f"<p>测试<p style='break-before:page'>{text}").write_pdf()
    assert data is not None
    return bytes(data)


def test_every_cell_of_a_workbook_and_its_comments(tmp_path: Path) -> None:
    paper = read(tmp_path, "a.xlsx", workbook())
    found = places(paper)
    assert paper.unread is None
    assert "a mobile number: sheet 名单, cell C5" in found
    assert "the number of a bank card: sheet 名单, cell D9" in found
    assert any(each.startswith("a resident ID: xl/comments") for each in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_texts_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    paper = read(tmp_path, "a.csv", f"户,电话\n测试,{MOBILE}\n".encode(encoding))
    assert places(paper) == ["a mobile number: line 2"]


def test_runs_of_a_document_belong_together(tmp_path: Path) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        runs = "<w:r><w:t>138</w:t></w:r><w:r><w:t>00000000</w:t></w:r>"
        xml = f"<w:document xmlns:w='x'><w:p>{runs}</w:p></w:document>"
        archive.writestr("word/document.xml", xml)
    paper = read(tmp_path, "a.docx", stream.getvalue())
    assert places(paper) == ["a mobile number: word/document.xml, paragraph 1"]


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    paper = read(tmp_path, "a.pdf", pdf(MOBILE))
    assert paper.unread is None
    assert places(paper) == ["a mobile number: page 2, line 1"]


def test_columns_of_a_table_are_no_number(tmp_path: Path) -> None:
    assert places(read(tmp_path, "a.txt", "合计 150 2000 3000".encode())) == []
    assert places(read(tmp_path, "a.txt", "电话 150 2000 3000".encode())) != []


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(MOBILE))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def blown_up() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, archive.open("a.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xls", b"", Unread.KIND),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", Unread.LOCKED),
        ("a.pdf", locked(), Unread.LOCKED),
        ("a.pdf", b"%PDF", Unread.BROKEN),
        ("a.pdf", pdf("")[:400], Unread.BROKEN),
        ("a.docx", b"PK", Unread.BROKEN),
        ("a.xlsx", workbook()[:900], Unread.BROKEN),
        ("a.docx", blown_up(), Unread.LARGE),
        ("a.txt", b"\xff\xff\xff", Unread.BROKEN),
        ("a.txt", bytes(20_000_001), Unread.LARGE),
    ],
    ids=range(10),
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, why: Unread) -> None:
    assert read(tmp_path, name, data).unread is why


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" '
    'aux:SerialNumber="{serial}"><dc:description>{words}</dc:description>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def picture(form: str, **options: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, form, **options)
    return stream.getvalue()


def caption(tag: int, value: object) -> Image.Exif:
    exif = Image.Exif()
    exif[tag] = value
    return exif


def user_comment() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif)[Base.UserComment] = b"UNICODE\0" + f"电话{MOBILE}".encode("utf-16-be")
    return exif


def png_text(text: str) -> PngInfo:
    info = PngInfo()
    info.add_text("Comment", text)
    return info


WRITTEN = {
    "a caption": picture("JPEG", exif=caption(Base.ImageDescription, f"tel {MOBILE}")),
    "Windows": picture("JPEG", exif=caption(Base.XPComment, f"电话{MOBILE}".encode("utf-16-le"))),
    "a comment of EXIF": picture("JPEG", exif=user_comment()),
    "WebP": picture("WEBP", exif=caption(Base.Artist, MOBILE)),
    "a comment": picture("JPEG", comment=f"电话{MOBILE}".encode()),
    "PNG": picture("PNG", pnginfo=png_text(MOBILE)),
    "XMP": picture("JPEG", xmp=XMP.format(serial=1, words=MOBILE).encode()),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_people_wrote_into_a_picture(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(WRITTEN[name])
    [place] = places(Paper(read_picture(tmp_path / "a").words))
    assert place.startswith("a mobile number: inside the picture: ")


def test_what_a_camera_writes_by_itself_is_no_telephone(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif)[Base.BodySerialNumber] = MOBILE
    data = picture("JPEG", exif=exif, xmp=XMP.format(serial=MOBILE, words="桥").encode())
    (tmp_path / "a.jpg").write_bytes(data)
    words = read_picture(tmp_path / "a.jpg").words
    assert [each.text for each in words] == ["桥"]


def test_broken_words_in_a_picture_are_passed_over(tmp_path: Path) -> None:
    data = picture("JPEG", xmp=b"<x:xmpmeta", comment=b"a bridge")
    (tmp_path / "a.jpg").write_bytes(data)
    words = read_picture(tmp_path / "a.jpg").words
    assert [each.text for each in words] == ["a bridge"]
