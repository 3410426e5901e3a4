"""The command as a user calls it: words, exit codes, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import gongshi
from generator.county import RULES
from generator.rule import Rule
from tests.county import make_county, put
from tests.test_git import commit, git


def _gongshi(root: Path, *arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "-C", str(root), "--lang", lang, *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_clean_records_exit_0(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _gongshi(tmp_path, "check", "--today", "2026-01-01")
    assert (done.returncode, done.stdout) == (0, "No findings.\n")


def test_findings_exit_1_and_point_at_the_place(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 荷叶塘清淤\nstatus: 完成了\n")
    done = _gongshi(tmp_path, "check")
    assert done.returncode == 1
    assert "content/yi/projects/canal.yml:2:9: error [unknown-code]" in done.stdout
    assert "status: 完成了" in done.stdout
    assert "        ^" in done.stdout


def test_the_caret_stands_right_under_chinese(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "{title: 荷叶塘清淤, status: x}\n")
    lines = _gongshi(tmp_path, "check").stdout.splitlines()
    shown = next(index for index, line in enumerate(lines) if "荷叶塘" in line and "|" in line)
    before = lines[shown].split("|")[1].split("x}")[0]
    cells = sum(2 if ord(char) > 0x2E80 else 1 for char in before)
    assert lines[shown + 1].split("|")[1] == " " * cells + "^"


def test_usage_exits_2(tmp_path: Path) -> None:
    assert _gongshi(tmp_path, "check").returncode == 2
    make_county(tmp_path)
    assert _gongshi(tmp_path, "check", "--today", "tomorrow").returncode == 2
    assert _gongshi(tmp_path, "check", "--township", "bing").returncode == 2
    assert _gongshi(tmp_path, "rules", "no-such-rule").returncode == 2
    assert _gongshi(tmp_path, "no-such-command").returncode == 2


def test_warnings_exit_0_unless_strict(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 清淤\nstatus: completion\n")
    assert _gongshi(tmp_path, "check").returncode == 0
    assert _gongshi(tmp_path, "check", "--strict").returncode == 1


def test_today_decides_what_lies_ahead(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _gongshi(tmp_path, "check", "--today", "2025-06-01", "--format", "json")
    found = json.loads(done.stdout)
    assert {each["rule"] for each in found} == {"future-date"}
    assert done.returncode == 1


def test_json_has_everything(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 清淤\nstatus: x\n")
    [found] = json.loads(_gongshi(tmp_path, "check", "--format", "json").stdout)[:1]
    assert (found["path"], found["line"], found["column"]) == (
        "content/yi/projects/canal.yml",
        2,
        9,
    )
    assert found["record"] == "yi/projects/canal"
    assert (found["field"], found["value"]) == ("status", "x")


def test_github_annotations_are_escaped(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 清淤\nstatus: '100%,:'\n")
    first = _gongshi(tmp_path, "check", "--format", "github").stdout.splitlines()[0]
    assert first.startswith(
        "::error file=content/yi/projects/canal.yml,line=2,col=9,title=unknown-code::"
    )
    assert "100%25" in first


def test_messages_follow_the_language(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert _gongshi(tmp_path, "check", "--today", "2026-01-01", lang="zh_CN").stdout.strip() != ""
    assert "No findings" not in _gongshi(tmp_path, "check", lang="zh_CN").stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_its_page(tmp_path: Path, rule: Rule) -> None:
    """Without a process for each; the first one is asked for as a user does."""
    make_county(tmp_path)
    done = CliRunner().invoke(gongshi, ["-C", str(tmp_path), "--lang", "en", "rules", rule.id])
    assert done.exit_code == 0
    assert done.stdout.startswith("# ")
    assert f"`{rule.id}`" in done.stdout
    if rule is RULES[0]:
        assert _gongshi(tmp_path, "rules", rule.id).stdout == done.stdout


def test_villages_are_listed(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert _gongshi(tmp_path, "villages", "yi").stdout.split() == ["nan", "测试南村"]


def test_build_publishes_and_counts(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _gongshi(tmp_path, "build", "--jobs", "2", "--today", "2026-01-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2 published, 0 unchanged, 0 held back.\n"
    assert "jia: published" in done.stderr
    again = _gongshi(tmp_path, "build", "--today", "2026-01-01")
    assert again.stdout == "0 published, 2 unchanged, 0 held back.\n"


def test_build_publishes_elsewhere_and_exits_1_for_an_error(tmp_path: Path) -> None:
    make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", "title: 清淤\n")
    done = _gongshi(
        tmp_path, "build", "--site-dir", str(tmp_path / "public" / "www"), "--jobs", "1"
    )
    assert done.returncode == 1
    assert "[missing-key]" in done.stderr
    assert (tmp_path / "public" / "www" / "jia" / "index.html").is_file()
    assert not (tmp_path / "public" / "www" / "yi").exists()
    assert not (tmp_path / "site").exists()


def test_render_writes_markdown_only(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert _gongshi(tmp_path, "render", "-t", "yi").returncode == 0
    assert (tmp_path / "build/yi/docs/projects/canal.md").is_file()
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("folder", [".", "..", "content", "content/jia", "docs"])
def test_nothing_of_the_project_is_ever_replaced(tmp_path: Path, folder: str) -> None:
    root = tmp_path / "county"
    root.mkdir()
    make_county(root)
    before = sorted(path for path in root.rglob("*"))
    assert _gongshi(root, "build", "--site-dir", str(root / folder)).returncode == 2
    assert sorted(path for path in root.rglob("*")) == before


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    make_county(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "keep.txt").write_text("not ours")
    done = _gongshi(tmp_path, "build", "--site-dir", str(tmp_path / "public"))
    assert done.returncode == 2
    assert "another origin" in done.stderr
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["keep.txt"]


def test_without_content_nothing_is_published_and_nothing_is_lost(tmp_path: Path) -> None:
    make_county(tmp_path)
    assert _gongshi(tmp_path, "build", "--jobs", "1", "--today", "2026-01-01").returncode == 0
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    done = _gongshi(tmp_path, "build", "--jobs", "1", "--today", "2026-01-01")
    assert done.returncode == 1
    assert "[content-missing]" in done.stderr
    assert (tmp_path / "site/jia/projects/road/index.html").is_file()


def test_a_pipe_is_no_record(tmp_path: Path) -> None:
    make_county(tmp_path)
    os.mkfifo(tmp_path / "content/yi/projects/pipe.yml")
    done = _gongshi(tmp_path, "check")
    assert done.returncode == 1
    assert "[file-unreadable]" in done.stdout


def _committed(root: Path) -> Path:
    make_county(root)
    git(root, "init", "--quiet", "-b", "main")
    commit(root)
    return root


def test_plan_names_what_changed_for_each_ci(tmp_path: Path) -> None:
    root = _committed(tmp_path)
    assert json.loads(_gongshi(root, "plan", "--since", "HEAD").stdout) == []
    put(root, "yi/projects/记录.yml", "title: x\n")
    done = _gongshi(root, "plan", "--since", "main", "--format", "github")
    assert (done.returncode, done.stdout) == (0, 'matrix={"township":["yi"]}\nany=true\n')
    registry = (root / "villages.yml").read_text("utf-8").replace("测试西村", "测试北村")
    (root / "villages.yml").write_text(registry, encoding="utf-8")
    assert json.loads(_gongshi(root, "plan", "--since", "HEAD").stdout) == ["jia", "yi"]
    child = json.loads(_gongshi(root, "plan", "--since", "HEAD", "--format", "gitlab").stdout)
    assert [name for name in child if name != "include"] == ["place-1", "place-2"]


def test_plan_without_the_commit_names_all_and_says_so(tmp_path: Path) -> None:
    done = _gongshi(_committed(tmp_path), "plan", "--since", "0" * 40)
    assert (done.returncode, json.loads(done.stdout)) == (0, ["jia", "yi"])
    assert "all places are named" in done.stderr


def test_plan_says_what_git_cannot_do(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    make_county(tmp_path / "plain")
    done = _gongshi(tmp_path / "plain", "plan", "--since", "HEAD")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no git repository" in done.stderr
    (tmp_path / "kept").mkdir()
    done = _gongshi(_committed(tmp_path / "kept"), "plan", "--since", "mian")
    assert (done.returncode, done.stdout) == (2, "")
    assert "mian" in done.stderr


def test_places_are_built_alone_and_assembled(tmp_path: Path) -> None:
    make_county(tmp_path)
    for name in ("jia", "yi"):
        site = str(tmp_path / "parts" / name)
        done = _gongshi(tmp_path, "build", "--no-portal", "-t", name, "--site-dir", site)
        assert done.returncode == 0, done.stderr
    parts = [str(tmp_path / "parts" / name) for name in ("jia", "yi")]
    done = _gongshi(tmp_path, "assemble", *parts)
    assert (done.returncode, done.stdout) == (0, "2 published, 0 unchanged, 0 held back.\n")
    mark = tmp_path / "parts" / "yi" / "yi" / "gongshi.json"
    mark.write_text("{}", encoding="utf-8")
    done = _gongshi(tmp_path, "assemble", *parts)
    assert done.returncode == 1
    assert "[place-refused]" in done.stderr
    assert (tmp_path / "site" / "yi" / "index.html").is_file()
    assert _gongshi(tmp_path, "assemble", str(tmp_path / "nowhere")).returncode == 2
