"""`gongshi print` as a clerk uses it: files, words and exit codes, and never a traceback."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader

from tests.county import make_county, put


def _print(
    root: Path, *arguments: str, lang: str = "en", **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "-C", str(root), "--lang", lang, "print"]
    given = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200", **environment}
    day = () if "--help" in arguments else ("--today", "2026-01-01")
    done = subprocess.run(
        [*command, *arguments, *day], capture_output=True, text=True, check=False, env=given
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def _text(path: Path) -> str:
    reader = PdfReader(BytesIO(path.read_bytes()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def test_a_township_gets_a_sheet_for_each_village_of_the_last_quarter(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _print(tmp_path, "jia")
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["build/paper/jia-dong-2025-q3-A3.pdf"]
    assert "site_url" in done.stderr
    assert "2025年第3季度" in _text(tmp_path / "build/paper/jia-dong-2025-q3-A3.pdf")


def test_a_period_a_size_and_a_folder_can_be_chosen(tmp_path: Path) -> None:
    make_county(tmp_path)
    out = tmp_path / "printed"
    options = ("--village", "dong", "--from", "2025-01", "--to", "2025-06", "--size", "a4")
    done = _print(tmp_path, "jia", *options, "--out", str(out))
    assert done.stdout.splitlines() == ["printed/jia-dong-2025-01-01-2025-06-30-A4.pdf"]
    text = _text(out / "jia-dong-2025-01-01-2025-06-30-A4.pdf")
    assert "人民币叁万元伍角" in text
    assert "自选时段" in text


def test_a_bulletin_is_named_by_id_or_by_number(tmp_path: Path) -> None:
    make_county(tmp_path)
    by_id, by_number = (_print(tmp_path, "jia", "--bulletin", each) for each in ("first", "1"))
    assert by_id.stdout == by_number.stdout == "build/paper/jia-bulletin-first-A3.pdf\n"
    assert "测试东村修路完工。" in _text(tmp_path / "build/paper/jia-bulletin-first-A3.pdf")


def test_nothing_to_print_says_so_and_what_there_is(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _print(tmp_path, "jia", "--from", "2020", "--to", "2020", lang="zh_CN")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "2020年没有可以打印的内容" in done.stderr
    assert "2025年第3季度" in done.stderr


def test_records_with_an_error_are_not_printed(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "jia/projects/road.yml", "title: 修路\nstatus: 完成了\n")
    done = _print(tmp_path, "jia")
    assert done.returncode == 1
    assert "[unknown-code]" in done.stderr
    assert not (tmp_path / "build").exists()


def test_warnings_are_shown_and_do_not_stop(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "jia/projects/b.yml", "title: 修桥\nvillage: dong\nstatus: implementation\n")
    done = _print(tmp_path, "jia")
    assert done.returncode == 0
    assert "[missing-source]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ja",), "jia 测试甲镇"),
        (("jia", "--village", "don"), "dong 测试东村"),
        (("jia", "--village", "东村"), "dong 测试东村"),
        (("jia", "--bulletin", "frist"), "first 第一期测试简报"),
        (("yi", "--bulletin", "1"), "There is none"),
        (("jia", "--bulletin", "first", "--village", "dong"), "name it alone"),
        (("jia", "--from", "2025-06", "--to", "2025-01"), "before it begins"),
        (("jia", "--from", "gestern"), "is not a date"),
        (("jia", "--size", "A5"), "a4"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    make_county(tmp_path)
    done = _print(tmp_path, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_a_draft_is_not_printed(tmp_path: Path) -> None:
    make_county(tmp_path)
    draft = "title: 第二期\nnumber: 2\ndate: 2025-08-01\nbody: 正文。\ndraft: true\n"
    put(tmp_path, "jia/bulletins/second.yml", draft)
    done = _print(tmp_path, "jia", "--bulletin", "second")
    assert done.returncode == 2
    assert "draft" in done.stderr


def test_without_pango_it_says_what_to_install(tmp_path: Path) -> None:
    make_county(tmp_path)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text(
        'print("-----")\nraise OSError("cannot load library \'libpango-1.0-0\': no such file")\n',
        encoding="utf-8",
    )
    path = os.pathsep.join([str(broken), os.environ.get("PYTHONPATH", "")])
    done = _print(tmp_path, "jia", PYTHONPATH=path)
    assert done.returncode == 2
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert done.stdout == ""
    assert not list(tmp_path.rglob("*.pdf"))


def _latin_only(folder: Path) -> str:
    """A set-up of fontconfig whose only font has the signs of ASCII, all of them empty."""
    names = {number: f"g{number}" for number in range(32, 127)}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    empty = TTGlyphPen(None).glyph()
    every = [".notdef", *names.values()]
    builder.setupGlyf(dict.fromkeys(every, empty))
    builder.setupHorizontalMetrics(dict.fromkeys(every, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Latin Only", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    folder.mkdir()
    builder.save(folder / "latin.ttf")
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return str(config)


def test_without_a_chinese_font_it_says_what_to_install_and_prints_no_empty_boxes(
    tmp_path: Path,
) -> None:
    make_county(tmp_path)
    done = _print(tmp_path, "jia", FONTCONFIG_FILE=_latin_only(tmp_path / "fonts"))
    assert done.returncode == 2
    assert "fonts-noto-cjk" in done.stderr
    assert not list(tmp_path.rglob("*.pdf"))


def test_no_other_command_loads_the_printer() -> None:
    code = "import sys, generator.cli, generator.pipeline\nassert 'weasyprint' not in sys.modules\n"
    subprocess.run([sys.executable, "-c", code], check=True)
