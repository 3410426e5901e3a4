"""`gongshi bulletin`: the next number, a record that the loader reads back, nothing overwritten."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.bulletin import Draft, draft_bulletin
from generator.cli import gongshi
from generator.load import load_township
from generator.messages import LANGUAGES
from generator.model.bulletin import Bulletin
from generator.model.release import compile_lines, told
from generator.project import Project
from generator.reading import check_county, read_registry, read_township
from generator.values import PartialDate, Today
from tests import trouble
from tests.county import REGISTRY, TODAY, bytes_of, make_county, put
from tests.load.test_reading import CESHI
from tests.load.test_reading import REGISTRY as CESHI_REGISTRY
from tests.model.town import Records, town

START, END = PartialDate.parse("2025-01"), PartialDate.parse("2025-06")


def run(root: Path, *arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(gongshi, ["-C", str(root), "--lang", lang, "bulletin", *arguments])


def draft(root: Path, *more: str, township: str = "jia", lang: str = "en") -> Result:
    period = ("--from", "2025-01", "--to", "2025-06", "--today", str(TODAY))
    return run(root, township, *period, *more, lang=lang)


def drafted(records: Records, language: str = "en") -> Draft:
    return draft_bulletin(town(records), START, END, TODAY, language)


def bulletin(number: int, **more: str) -> dict[str, object]:
    return {"number": str(number), "date": "2025-07-01", "body": "测试", **more}


@pytest.mark.parametrize(
    ("there", "number"),
    [
        ({}, 1),
        ({"a": bulletin(1)}, 2),
        ({"a": bulletin(2), "b": bulletin(1)}, 3),
        ({"a": bulletin(1), "b": bulletin(2, draft="true")}, 3),
        ({"a": bulletin(9), "b": bulletin(10)}, 11),
    ],
)
def test_the_next_number(there: dict[str, dict[str, object]], number: int) -> None:
    found = drafted({"bulletin": there})
    assert (found.number, found.name) == (number, f"2026-01-01-no-{number}.yml")


def read_back(found: Draft, root: Path) -> Bulletin:
    """The draft as the loader reads it from its file, without any finding."""
    folder = root / "content/ceshi/bulletins"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / found.name).write_text(found.text, encoding="utf-8")
    township, faults = load_township(root, CESHI_REGISTRY, CESHI)
    assert [str(each.message) for each in faults] == []
    [entry] = township.of(Bulletin)
    return entry.record


SIGNS = st.characters(
    codec="utf-8",
    categories=("L", "N", "P", "S", "Zs"),
    include_characters="\u200d\t",
    exclude_characters="\u2028\u2029",
)
TRAPS = (
    *("是", "yes", "null", "~", "2025-01-01", "1e3", "0x1F", "a: b", "a：b", "- a", "# a", "a #b"),
    *("'", '"', "{a}", "[a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "title：x", " a "),
    *("路" * 500, "a b " * 125, "👨\u200d👩\u200d👧", "𠮷野"),
)
LINES = st.text(SIGNS, min_size=1, max_size=30) | st.sampled_from(TRAPS)


@given(LINES, LINES, LINES, st.sampled_from(LANGUAGES))
def test_whatever_the_records_say_the_draft_reads_back_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory, title: str, donor: str, work: str, language: str
) -> None:
    given_ = {"date": "2025-02", "source": "villagers", "kind": "labour"}
    raised = {**given_, "from": donor, "work": work}
    found = drafted({"fund": {"road": {"title": title, "raised": [raised]}}}, language)
    record = read_back(found, tmp_path_factory.mktemp("draft"))
    assert record.lines == found.lines
    assert len(record.lines) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_a_record_that_says_what_it_is_of(tmp_path: Path, language: str) -> None:
    clean = {"form": "cleaning", "date": "2025-02-07", "people": "近50"}
    found = drafted({"activity": {"clean": clean}}, language)
    record = read_back(found, tmp_path)
    assert record.draft
    assert (record.number, str(record.date), record.publisher) == (1, "2026-01-01", "测试镇")
    assert record.period is not None
    assert (str(record.period.start), str(record.period.end)) == ("2025-01", "2025-06")
    assert "测试镇" in record.title
    assert "2025-01" in record.body
    assert "1" in record.body
    [line] = record.lines
    assert (line.section.value, line.record, line.entry) == ("held", "activities/clean", None)
    assert (line.title, line.figure) == ("测试clean", "近50 人")


def test_a_period_in_which_nothing_happened_gives_a_bulletin_without_lines(tmp_path: Path) -> None:
    found = drafted({})
    assert found.lines == ()
    assert read_back(found, tmp_path).lines == ()


def test_the_draft_speaks_its_language() -> None:
    assert "bulletin no. 1" in drafted({}, "en").text
    assert "bulletin" not in drafted({}, "zh_CN").text.replace("bulletins/", "")


def test_lists_are_indented_as_in_the_handbook() -> None:
    clean = {"form": "cleaning", "date": "2025-02-07"}
    text = drafted({"activity": {"clean": clean}}).text
    assert "lines:\n  - section: held\n    record: activities/clean\n" in text
    assert "draft: true\nnumber: 1\n" in text


def test_the_command_writes_the_record_and_names_it(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    done = draft(tmp_path)
    name = "content/jia/bulletins/2026-01-01-no-2.yml"
    assert (done.exit_code, done.stdout) == (0, f"{name}\n")
    assert (tmp_path / name).is_file()
    registry, found = check_county(project, ("jia",), TODAY)
    assert registry is not None
    assert found == []
    township, _ = read_township(project, registry, registry.townships[0], Today(TODAY))
    entry = township.find("bulletin", "2026-01-01-no-2")
    assert entry is not None
    assert isinstance(entry.record, Bulletin)
    assert entry.record.lines == compile_lines(township, START, END)
    assert len(entry.record.lines) == 7
    assert not any(each.corrected for each in told(township, entry.record))


def test_a_second_draft_takes_the_next_number_and_leaves_the_first(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert draft(tmp_path).exit_code == 0
    first = tmp_path / "content/jia/bulletins/2026-01-01-no-2.yml"
    first.write_text(first.read_text("utf-8").replace("From", "我自己的话"), "utf-8")
    before = first.read_bytes()
    assert draft(tmp_path).stdout == "content/jia/bulletins/2026-01-01-no-3.yml\n"
    assert first.read_bytes() == before


@pytest.mark.parametrize("suffix", ["yml", "yaml"])
def test_nothing_is_overwritten(tmp_path: Path, suffix: str) -> None:
    make_county(tmp_path)
    path = f"jia/bulletins/2026-01-01-no-3.{suffix}"
    put(tmp_path, path, "title: 手写的\nnumber: 2\ndate: 2025-07-01\nbody: 手写\n")
    before = (tmp_path / "content" / path).read_bytes()
    done = draft(tmp_path)
    assert done.exit_code == 2
    assert "exists already" in done.output
    assert (tmp_path / "content" / path).read_bytes() == before
    assert len(list((tmp_path / "content/jia/bulletins").iterdir())) == 2


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_draft_that_does_not_fit_on_the_disk_is_not_there(tmp_path: Path) -> None:
    """Half a record would be checked, and be in the way of the next draft."""
    project = make_county(tmp_path)
    before = bytes_of(project.root / "content")
    period = ("--from", "2025-01", "--to", "2025-06", "--today", str(TODAY))
    ended = trouble.run(tmp_path, "bulletin", "jia", *period, trouble=trouble.Trouble(limit=200))
    assert ended.code == 2, ended
    assert "should not have happened" not in ended.said, ended.said
    assert bytes_of(project.root / "content") == before


def test_the_first_bulletin_of_a_township_makes_its_folder(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = draft(tmp_path, township="yi")
    assert done.stdout == "content/yi/bulletins/2026-01-01-no-1.yml\n"


def test_a_county_s_own_records_have_bulletins_too(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert draft(tmp_path, township="ceshi").exit_code == 2
    put(tmp_path, "ceshi/indicators/people.yml", INDICATOR)
    done = draft(tmp_path, township="ceshi")
    assert done.stdout == "content/ceshi/bulletins/2026-01-01-no-1.yml\n"


INDICATOR = """\
title: 全县湾组党支部
measure: coverage
values:
  - {date: 2025, value: 1577 个}
sources:
  - {title: 测试公告}
"""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bing", "--from", "2025-01", "--to", "2025-06"), "bing"),
        (("jia", "--from", "2025-13", "--to", "2025-06"), "2025-13"),
        (("jia", "--from", "2025-01", "--to", "六月"), "六月"),
        (("jia", "--from", "2025年1月", "--to", "2025-06"), "Write 2025-01"),
        (("jia", "--from", "2025-06", "--to", "2025-05-31"), "2025-05-31"),
        (("jia", "--from", "2025-06-01", "--to", "2025-05"), "2025-05"),
        (("jia", "--from", "2025-01"), "--to"),
        (("jia", "--to", "2025-01"), "--from"),
        (("jia", "--from", "2025-01", "--to", "2025-06", "--today", "gestern"), "gestern"),
        ((), "TOWNSHIP"),
    ],
)
def test_what_cannot_be_drafted_exits_2_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    make_county(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run(tmp_path, *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("ends", [("2025-06", "2025"), ("2025", "2025-06"), ("2025", "2025")])
def test_vague_ends_that_may_lie_in_order_are_taken(tmp_path: Path, ends: tuple[str, str]) -> None:
    make_county(tmp_path)
    done = run(tmp_path, "jia", "--from", ends[0], "--to", ends[1], "--today", str(TODAY))
    assert done.exit_code == 0


def test_without_a_registry_it_exits_2(tmp_path: Path) -> None:
    assert draft(tmp_path).exit_code == 2


def test_records_with_an_error_are_mended_first(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "jia/projects/bad.yml", "titel: 错\n")
    done = draft(tmp_path)
    assert done.exit_code == 1
    assert "[unknown-key]" in done.output
    assert len(list((tmp_path / "content/jia/bulletins").iterdir())) == 1


def test_an_error_elsewhere_is_no_hindrance(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/bad.yml", "titel: 错\n")
    assert draft(tmp_path).exit_code == 0


def test_a_broken_registry_exits_1(tmp_path: Path) -> None:
    make_county(tmp_path)
    (tmp_path / "villages.yml").write_text("townships: [\n", encoding="utf-8")
    assert draft(tmp_path).exit_code == 1


@pytest.mark.parametrize("terminal", LANGUAGES)
@pytest.mark.parametrize(("site", "words"), [("zh", "测试甲镇"), ("en", "bulletin no. 2")])
def test_a_record_is_in_the_language_of_the_site_and_not_of_the_terminal(
    tmp_path: Path, terminal: str, site: str, words: str
) -> None:
    make_county(tmp_path)
    registry = REGISTRY.replace("settings:\n", f"settings:\n  language: {site}\n")
    (tmp_path / "villages.yml").write_text(registry, encoding="utf-8")
    assert draft(tmp_path, lang=terminal).exit_code == 0
    text = (tmp_path / "content/jia/bulletins/2026-01-01-no-2.yml").read_text("utf-8")
    assert words in text
    assert ("bulletin no." in text) is (site == "en")


def test_messages_are_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    make_county(tmp_path)
    english, chinese = (
        run(tmp_path, "jia", "--from", "2025-06", "--to", "2025-05", lang=lang).output
        for lang in LANGUAGES
    )
    assert english != chinese


def test_a_bulletin_that_is_published_carries_its_corrections(tmp_path: Path) -> None:
    """From the records to the draft, to the site, and to the correction of one amount."""
    project = make_county(tmp_path)
    assert draft(tmp_path).exit_code == 0
    path = tmp_path / "content/jia/bulletins/2026-01-01-no-2.yml"
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    fund = tmp_path / "content/jia/funds/road.yml"
    fund.write_text(fund.read_text("utf-8").replace("amount: 18000}", "amount: 17000}"), "utf-8")
    registry, _ = read_registry(project)
    assert registry is not None
    township, _ = read_township(project, registry, registry.townships[0], Today(date(2026, 2, 1)))
    [record] = [each.record for each in township.public.of(Bulletin) if each.record.number == 2]
    found = [
        (each.line.figure, each.now.figure if each.now else None)
        for each in told(township, record)
        if each.corrected
    ]
    assert found == [("18,000 元", "17,000 元")]
    assert Project.at(tmp_path) == project
