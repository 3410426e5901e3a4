"""What git is asked, in real repositories."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.git import GitError, Repository

ZEROS = "0" * 40


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular, without the settings of this machine."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "test" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything that lies there."""
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One commit: a file with a Chinese name, one to be renamed, and what is ignored."""
    git(tmp_path, "init", "--quiet", "-b", "main")
    (tmp_path / "记录").mkdir()
    (tmp_path / "记录" / "照片 一.txt").write_text("一")
    (tmp_path / "old.yml").write_text("title: 很长的一条记录，改名以后还认得出\n" * 9)
    (tmp_path / ".gitignore").write_text("/site/\n")
    commit(tmp_path)
    return tmp_path


def test_committed_changed_and_new_files_differ_and_ignored_ones_do_not(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    assert Repository(repository).changed(first) == ()
    (repository / "old.yml").rename(repository / "new.yml")
    commit(repository)
    (repository / "记录" / "照片 一.txt").write_text("二")
    (repository / "新的\n.txt").write_text("三")
    (repository / "site").mkdir()
    (repository / "site" / "index.html").write_text("")
    found = Repository(repository).changed(first)
    assert found == tuple(sorted(["new.yml", "old.yml", "记录/照片 一.txt", "新的\n.txt"]))


def test_paths_are_those_below_the_folder(repository: Path) -> None:
    (repository / "记录" / "b.txt").write_text("b")
    (repository / "beside.txt").write_text("c")
    below = Repository(repository / "记录")
    assert below.changed("HEAD") == ("b.txt",)
    assert below.content("HEAD", "照片 一.txt") == "一".encode()
    assert below.content("HEAD", "b.txt") is None


def test_a_commit_has_many_names(repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "-a", "v1", "-m", "v1")
    asked = Repository(repository)
    assert {asked.commit(name) for name in ("HEAD", "main", "v1", head[:10], head)} == {head}


def test_an_id_that_is_not_here_is_none_and_a_name_is_a_fault(repository: Path) -> None:
    asked = Repository(repository)
    assert asked.commit(ZEROS) is None
    for name in ("mian", "--output=x", "HEAD~9", ""):
        with pytest.raises(GitError, match="git knows no commit"):
            asked.commit(name)


def test_what_a_shallow_copy_lacks_is_none(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(copy))
    assert Repository(copy).commit("HEAD") is not None
    assert Repository(copy).commit("HEAD~1") is None


def test_no_repository_and_no_git_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="lies in no git repository"):
        Repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="no git on this machine"):
        Repository(tmp_path)
