"""What must hold of any file: it is read or refused with a place in it, told in both languages and
by every printer, and what is read without an error makes a site."""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import check, report
from generator.diagnostics import Diagnostic, has_errors
from generator.load import load_township
from generator.load.faults import too_many_faults
from generator.messages import LANGUAGES
from generator.model.township import Township
from generator.project import Project
from generator.reading import read_registry
from generator.render import render_township
from generator.values import Today
from generator.values.private import mask
from tests.fuzz.seeds import Seed, own_place
from tests.render.portal import render_portal

TODAY = date(2026, 1, 1)
_LINE_END = re.compile(r"\r\n|\r|\n")
_RULES_OF_A_FILE = 60
"""More findings than this for each rule that can be told of one file would be a flood."""


@dataclass(frozen=True)
class Verdict:
    """What became of a file, and how much was said of it."""

    outcome: str
    findings: int = 0


class Workshop:
    """A project folder that holds one input at a time."""

    def __init__(self, root: Path) -> None:
        """Begin with an empty folder."""
        self.root = root
        self.renders = True
        """Whether what is sound is made into pages too, which takes most of the time."""

    def record(self, seed: Seed, raw: bytes) -> Verdict:
        """Judge `raw` in place of a seed's own text."""
        content = self.root / "content"
        shutil.rmtree(content, ignore_errors=True)
        place = content / seed.info.id
        for name, text in {**seed.company, seed.path: raw}.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        township, found = load_township(self.root, seed.registry, seed.info)
        own = f"content/{seed.info.id}/{seed.path}"
        shown = mask(own)  # a private number in the name is not printed whole
        unread = any(each.position.path == shown for each in found if has_errors([each]))
        ids = {entry.document.path for each in township.records.values() for entry in each}
        assert (own in ids) is not unread, "a record is read, or an error says why not"
        found += check.check_township(township, Today(TODAY))
        self._tell(found, own, raw)
        return self._publish(township, found)

    def registry(self, raw: bytes) -> Verdict:
        """Judge `raw` as villages.yml."""
        shutil.rmtree(self.root / "content", ignore_errors=True)
        (self.root / "villages.yml").write_bytes(raw)
        registry, found = read_registry(Project.at(self.root))
        assert registry is not None or has_errors(found)
        self._tell(found, "villages.yml", raw)
        if registry is None or has_errors(found):
            return Verdict("refused", len(found))
        summaries = {}
        for info in registry.townships[: 2 if self.renders else 0]:
            township, more = load_township(self.root, registry, info)
            assert not more
            _, summaries[info.id] = render_township(township, Today(TODAY))
        render_portal(registry, summaries)
        return Verdict("told" if found else "loads", len(found))

    def tree(self, names: list[bytes]) -> Verdict:
        """Judge files of any name, below content/; each is an empty record or none at all."""
        registry, info = own_place()
        content = self.root / "content"
        shutil.rmtree(content, ignore_errors=True)
        for name in names:
            path = content / info.id / name.decode("utf-8", "surrogateescape")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"title: x\n")
            except (OSError, ValueError):  # the file system's own limits
                continue
        township, found = load_township(self.root, registry, info)
        found += check.check_township(township, Today(TODAY))
        self._tell(found, "", b"")
        return self._publish(township, found)

    def _publish(self, township: Township, found: list[Diagnostic]) -> Verdict:
        if has_errors(found):
            return Verdict("refused", len(found))
        if self.renders:
            site, summary = render_township(township, Today(TODAY))
            for page in site.pages:
                page.text.encode()
            summary.model_dump_json().encode()
        return Verdict("told" if found else "loads", len(found))

    def _tell(self, found: list[Diagnostic], own: str, raw: bytes) -> None:
        """Every finding can be printed, and stands where there is something."""
        lines = _LINE_END.split(raw.decode("utf-8-sig", "replace"))
        for each in found:
            assert each.position.path.isprintable(), each
            assert each.position.line >= 1, each
            assert each.position.column >= 1, each
            if each.position.path == own:
                assert each.position.line <= len(lines), each
                line = lines[each.position.line - 1]
                assert each.position.column <= len(line) + 1, each
                assert len(each.line_text) in (0, len(line)), each
        assert len(found) <= too_many_faults.LIMIT * _RULES_OF_A_FILE, "a flood of findings"
        for language in LANGUAGES:
            for name, printer in report.PRINTERS.items():
                told = "\n".join(printer(found, language))
                told.encode()  # no half of a sign
                assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told), told
                if name == "json":
                    assert len(json.loads(told)) == len(found)
