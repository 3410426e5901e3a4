"""Take-downs: which value is meant, what is refused, and that nothing of it survives."""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import Workbook

from generator import pipeline, reading
from generator.load.yaml_text import parse
from generator.outcome import Result
from generator.project import Project
from generator.redaction import RefusedError, Takedown, Taken, take_down
from generator.values.redaction import fits_mark, is_redacted, mark_of, without_marks
from tests.county import REGISTRY, TODAY, make_county, put

NAME = "测试甲某乙"
DAY = date(2026, 1, 1)
MARK = "【已隐去（本人要求，2026-01-01）】"
FUND = f"""\
# 账本，每月一查
title: 测试水渠资金
formerly: [channel]
raised:
  - {{date: 2025-02-01, source: villagers, kind: cash, amount: 100.50}}
  - date: 2025-02-03   # 现金
    source: talents
    from: {NAME}
    kind: cash
    amount: 1万
spent:
  - {{date: 2025-04-01, purpose: 水泥, payee: 测试建材店, amount: 50}}
"""
BULLETIN = f"""\
title: 第二期测试简报
number: 2
date: 2025-08-01
period: {{start: 2025-01, end: 2025-06}}
body: 水渠修好了。
lines:
  - section: raised
    record: funds/channel
    entry: 2
    title: 测试水渠资金：{NAME}
    figure: 10,000 元
  - {{section: raised, record: funds/road, title: 谢谢{NAME}, figure: "1 元"}}
sources:
  - {{title: 测试公告}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_county(tmp_path)
    put(tmp_path, "jia/funds/canal.yml", FUND)
    return made


def order(
    field: str = "raised[2].from", record: str = "jia/funds/canal", **other: object
) -> Takedown:
    settings = {"reason": "本人要求", "today": DAY, "everywhere": False, "language": "zh_CN"}
    return Takedown(record, field, **{**settings, **other})  # type: ignore[arg-type]


def text_of(project: Project, path: str) -> str:
    return (project.root / "content" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "record",
    [
        "jia/funds/canal",
        "content/jia/funds/canal.yml",
        "./content/jia/funds/canal.yml",
        "jia\\funds\\canal.yml",
        "https://example.org/sub/jia/funds/canal/#raised-2",
    ],
)
def test_a_record_by_any_of_its_names(project: Project, record: str) -> None:
    take_down(project, order(record=record))
    assert NAME not in text_of(project, "jia/funds/canal.yml")


def test_a_record_by_the_path_of_its_file(project: Project) -> None:
    take_down(project, order(record=str(project.root / "content/jia/funds/canal.yml")))
    assert NAME not in text_of(project, "jia/funds/canal.yml")


@pytest.mark.parametrize(
    "field",
    ["raised[2].from", "raised-2.from", "raised.2.from", "raised › item 2 › from", "raised#2/FROM"],
)
def test_a_field_by_any_of_its_names(project: Project, field: str) -> None:
    taken = take_down(project, order(field))
    assert text_of(project, "jia/funds/canal.yml") == FUND.replace(NAME, f'"{MARK}"')
    assert [str(each) for each in taken.changed] == ["content/jia/funds/canal.yml:8:11"]


def test_a_field_as_a_chinese_diagnostic_calls_it(project: Project) -> None:
    put(project.root, "jia/funds/canal.yml", FUND.replace("amount: 1万", "amount: 一万"))
    done = _gongshi(project.root, "check")
    shown = next(line for line in done.stdout.splitlines() if "jia/funds/canal · " in line)
    field = shown.split(" · ")[1].split(" = ")[0].rpartition(" › ")[0] + " › 出资（出力）方"
    take_down(project, order(field))
    assert NAME not in text_of(project, "jia/funds/canal.yml")


REFUSED = {
    "jia/fund/canal": "fund” is not known. Did you mean one of these: funds",
    "jia/funds/cana": "Did you mean one of these: canal",
    "jai/funds/canal": "Did you mean one of these: jia",
    "jia/wholly-other/canal": "“wholly-other” is not known. There are: projects, funds, ",
    "canal": "is no record",
    "": "is no record",
    "/": "is no record",
    "../../etc/passwd": "is not known",
}


@pytest.mark.parametrize("record", REFUSED)
def test_an_unknown_record_names_the_nearest(project: Project, record: str) -> None:
    with pytest.raises(RefusedError) as refused:
        take_down(project, order(record=record))
    assert REFUSED[record] in str(refused.value.reason)


FIELDS = {
    "raised[2].fram": "Did you mean one of these: from",
    "raised[3].from": "“raised” has 2 items",
    "raised[0].from": "“raised” has 2 items",
    "raised": "holds several values: name one of them. Did you mean one of these: raised[2].from",
    "raised[2]": "raised[2].from",
    "raised[1].from": "There is nothing at",
    "summary": "There is nothing at",
    "title.x": "There is no field",
    "题目": "标题",
    "": "There is no field",
    "[1]": "items",
    "raised[2].amount": "sums must stay exact",
    "raised[2].date": "is a date",
    "raised[2].source": "fixed word",
    "raised[2].kind": "fixed word",
    "formerly[1]": "is an id",
    "13800000000": "“138********”",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_cannot_be_redacted(project: Project, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        take_down(project, order(field))
    assert FIELDS[field] in str(refused.value.reason)
    assert NAME not in str(refused.value.reason)
    assert text_of(project, "jia/funds/canal.yml") == FUND


def test_references_files_and_addresses_are_refused(project: Project) -> None:
    put(
        project.root,
        "jia/meetings/m.yml",
        "title: 会\nform: other\nvillage: dong\nfacility: hall\n"
        "attachments: [{file: a.pdf, title: 甲}]\nsources: [{title: 乙, url: https://example.org}]\n",
    )
    for field in ("village", "facility", "attachments-1.file", "sources-1.url"):
        with pytest.raises(RefusedError):
            take_down(project, order(field, "jia/meetings/m"))
    take_down(project, order("attachments-1.title", "jia/meetings/m"))
    assert MARK in text_of(project, "jia/meetings/m.yml")


@pytest.mark.parametrize(
    "reason",
    ["", "  ", "长" * 61, "a\nb", "【x】", 'a"b', "*a*", "<b>", f"因{NAME}", "电13800000000"],
)
def test_a_reason_that_cannot_stand_in_a_mark(project: Project, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        take_down(project, order(reason=reason))
    assert NAME not in str(refused.value.reason)
    assert text_of(project, "jia/funds/canal.yml") == FUND


def test_a_mark_is_not_redacted_again(project: Project) -> None:
    take_down(project, order())
    with pytest.raises(RefusedError, match="already"):
        take_down(project, order())


def test_a_record_with_other_faults_can_be_redacted(project: Project) -> None:
    put(project.root, "jia/funds/canal.yml", FUND + "budgets: 1\n")
    take_down(project, order())
    assert NAME not in text_of(project, "jia/funds/canal.yml")


def test_a_record_that_is_no_yaml_is_refused_with_its_fault(project: Project) -> None:
    put(project.root, "jia/funds/canal.yml", "title: [\n")
    with pytest.raises(RefusedError) as refused:
        take_down(project, order())
    assert [each.rule for each in refused.value.found] == ["yaml-syntax"]


def test_lines_of_bulletins_about_the_record_change_with_it(project: Project) -> None:
    put(project.root, "jia/bulletins/second.yml", BULLETIN)
    taken = take_down(project, order())
    lines = parse(text_of(project, "jia/bulletins/second.yml")).data["lines"]
    assert [line["title"] for line in lines] == [f"测试水渠资金：{MARK}", f"谢谢{NAME}"]
    assert [str(each) for each in taken.remains.texts] == ["content/jia/bulletins/second.yml:12:50"]


def test_everywhere_leaves_nothing_in_the_township(project: Project) -> None:
    put(project.root, "jia/bulletins/second.yml", BULLETIN)
    put(project.root, "yi/projects/other.yml", f"title: {NAME}\nstatus: completion\n")
    taken = take_down(project, order(everywhere=True))
    assert NAME not in text_of(project, "jia/bulletins/second.yml")
    assert [str(each) for each in taken.remains.texts] == ["content/yi/projects/other.yml:1:8"]


def test_notes_and_files_are_named(project: Project) -> None:
    put(project.root, "jia/funds/canal.yml", FUND + f"# 问过{NAME}\n")
    book = Workbook()
    book.active["B2"] = f"付{NAME}"
    book.save(project.root / "content/jia/funds/a.xlsx")
    (project.root / f"content/jia/funds/{NAME}.pdf").write_bytes(b"%PDF")
    put(project.root, "jia/funds/notes.md", f"测试\n问过{NAME}\n")
    put(project.root, f"jia/old/{NAME}/a.txt", "测试\n")
    remains = take_down(project, order()).remains
    assert [str(each) for each in remains.notes] == ["content/jia/funds/canal.yml:13:1"]
    assert [(file, str(place)) for file, place in remains.files] == [
        ("content/jia/funds/a.xlsx", "sheet Sheet, cell B2"),
        ("content/jia/funds/notes.md", "line 2"),
        ("content/jia/funds/….pdf", "None"),
        ("content/jia/old/…/a.txt", "None"),
    ]


def test_names_that_became_the_same_mark_need_not_add_up(project: Project) -> None:
    points = (
        "title: 积分\nrules: 一\nentries:\n"
        "  - {name: 甲户, points: 3}\n  - {name: 乙户, points: 4}\n"
        "standings:\n  - {name: 甲户, points: 3}\n  - {name: 乙户, points: 4}\n"
        "redemptions:\n  - {name: 甲户, points: 2, item: 盐}\n"
    )
    put(project.root, "jia/points/p.yml", points)
    for field in ("entries-1.name", "entries-2.name"):
        take_down(project, order(field, "jia/points/p", everywhere=True))
    found = reading.check_county(project, (), TODAY)[1]
    assert [each.rule for each in found if each.rule == "points-sum"] == []


def test_marks_are_known_again() -> None:
    for language in ("zh_CN", "en"):
        mark = mark_of("本人 (a) 要求", DAY).translate(language)
        assert is_redacted(f"谢谢{mark}。")
        assert without_marks(f"谢谢{mark}。") == "谢谢。"
    assert not is_redacted("【已隐去】")
    assert fits_mark("依《个人信息保护法》第47条")


def _bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, those inside of workbooks too."""
    found = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        found[str(path)] = data
        if is_zipfile(BytesIO(data)):
            with ZipFile(BytesIO(data)) as archive:
                found |= {f"{path}!{name}": archive.read(name) for name in archive.namelist()}
    return found


def _holding(folder: Path, *words: str) -> list[str]:
    every = [each for word in words for each in (word.encode(), word.encode("unicode-escape"))]
    return [name for name, data in _bytes(folder).items() if any(each in data for each in every)]


def test_nothing_of_the_old_value_survives_in_site_and_build(project: Project) -> None:
    """Nor do the pieces of it that a search index keeps."""
    registry = REGISTRY.replace("settings:\n", "settings:\n  editions: [traditional]\n", 1)
    assert "editions" in registry
    (project.root / "villages.yml").write_text(registry, encoding="utf-8")
    name, traditional, piece = "龘国某", "龘國某", "龘国"
    put(project.root, "jia/funds/canal.yml", FUND.replace(NAME, name))
    put(project.root, "jia/bulletins/second.yml", BULLETIN.replace(NAME, name))
    _build(project)
    assert len(_holding(project.site, name, traditional)) > 5
    assert len(_holding(project.site, "东村修路")) > 5
    page = project.site / "jia/bulletins/second/index.html"
    corrected = page.read_text(encoding="utf-8").count("更正")
    take_down(project, order(everywhere=True))
    take_down(project, order("title", "jia/projects/road", everywhere=True))
    _build(project)
    assert _holding(project.site, "东村修路") == _holding(project.build, "东村修路") == []
    assert _holding(project.site, name, traditional, piece, "龘") == []
    assert _holding(project.build, name, traditional, piece, "龘") == []
    holding = {
        Path(each).relative_to(project.site).as_posix() for each in _holding(project.site, MARK)
    }
    assert holding >= {
        "jia/funds/canal/index.html",
        "jia/bulletins/second/index.html",
        "feed.xml",
        "jia/feed.xml",
        "jia/projects/road/index.html",
        "jia/bulletins/first/index.html",
        "jia/data/funds-raised.csv",
        "jia/data/funds-raised.json",
    }
    for book in ("jia/data/jia.xlsx", "data/all.xlsx"):
        assert any(each.startswith(f"{book}!xl/worksheets/") for each in holding), book
    assert _holding(project.site, "【已隱去（本人要求，2026-01-01）】")
    assert page.read_text(encoding="utf-8").count("更正") == corrected


def _build(project: Project) -> None:
    outcomes, found = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert {each.result for each in outcomes} <= {Result.PUBLISHED, Result.UNCHANGED}
    assert found == []


def _gongshi(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "-C", str(root), "--lang", "zh_CN", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_the_command_says_what_it_did_and_never_the_value(project: Project) -> None:
    put(project.root, "jia/bulletins/second.yml", BULLETIN)
    arguments = ("redact", "jia/funds/canal", "raised[2].from", "--reason", "本人要求")
    done = _gongshi(project.root, *arguments, "--today", "2026-01-01")
    assert done.returncode == 0
    assert done.stdout.startswith("已隐去：content/jia/funds/canal.yml:8:11\n")
    assert "content/jia/bulletins/second.yml:12:50" in done.stdout
    assert NAME not in done.stdout + done.stderr
    assert MARK in text_of(project, "jia/funds/canal.yml")
    again = _gongshi(project.root, *arguments)
    assert again.returncode == 2
    assert "已经隐去" in again.stderr


def test_the_command_tells_that_the_old_words_stay_public(project: Project) -> None:
    put(project.root, "jia/funds/canal.yml", FUND + "budgets: 1\n")
    arguments = ("redact", "jia/funds/canal", "raised[2].from", "--reason", "本人要求")
    done = _gongshi(project.root, *arguments)
    assert done.returncode == 1
    assert "unknown-key" in done.stderr
    assert NAME not in done.stdout + done.stderr + text_of(project, "jia/funds/canal.yml")


def test_a_day_of_the_mark_is_in_the_language_of_the_site(project: Project) -> None:
    taken: Taken = take_down(project, order(language="en"))
    assert taken.place == "jia"
    assert "【Redacted (本人要求, 2026-01-01)】" in text_of(project, "jia/funds/canal.yml")
