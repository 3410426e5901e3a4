"""The workflows of the repository: their commands exist, their scripts parse, their jobs meet."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import plan
from tests.test_documentation import fault_of

ROOT = Path(__file__).parent.parent
GITHUB = ".github/workflows/site.yml"
FILES = (GITHUB, ".gitlab-ci.yml", plan.GITLAB_JOBS)


def _read(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / name).read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _jobs(name: str) -> dict[str, Any]:
    found = _read(name)
    jobs = found.get("jobs", found)
    return {key: job for key, job in jobs.items() if {"steps", "script", "trigger"} & set(job)}


def _scripts(name: str) -> Iterator[str]:
    for job in _jobs(name).values():
        yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
        if "script" in job:
            yield "\n".join(job["script"])


def _bash(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = ["bash", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", FILES)
def test_every_script_is_one(name: str) -> None:
    scripts = list(_scripts(name))
    assert scripts
    for script in scripts:
        done = _bash("-n", text=script)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", FILES)
def test_every_command_is_one_of_the_program(name: str) -> None:
    text = "\n".join(_scripts(name))
    lines = re.findall(r"\.venv/bin/gongshi ([^|>\n]*)", text)
    assert lines
    for line in lines:
        said = re.sub(r"\$\(printf -- '(--\w+) %s ' \S+\)", r"\1 x", line)
        assert fault_of(shlex.split(said)) is None, said


@pytest.mark.parametrize("name", FILES)
def test_every_job_that_is_needed_is_there(name: str) -> None:
    jobs = _jobs(name)
    for job in jobs.values():
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(jobs)


def test_what_a_job_asks_of_another_is_given() -> None:
    text = (ROOT / GITHUB).read_text("utf-8")
    asked = set(re.findall(r"needs\.plan\.outputs\.(\w+)", text))
    assert asked
    assert asked <= set(_jobs(GITHUB)["plan"]["outputs"])


def test_the_child_pipeline_finds_what_its_jobs_extend() -> None:
    child = yaml.safe_load(plan.as_gitlab(["jia", "yi", "bing"], 2))
    included = _read(child.pop("include")[0]["local"])
    for job in child.values():
        script = "\n".join(included[job["extends"]]["script"])
        assert all(f"${variable}" in script for variable in job["variables"])


def test_the_townships_of_a_machine_become_options() -> None:
    [script] = [each for each in _scripts(plan.GITLAB_JOBS) if "printf" in each]
    words = "TOWNSHIPS='jia yi'; echo " + re.findall(r"\$\(printf .*\)", script)[0]
    done = _bash("-c", words)
    assert done.stdout == "--township jia --township yi\n"
