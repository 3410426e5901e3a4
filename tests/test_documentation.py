"""The documentation is held against the program: examples, tables, commands, rules and links."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import click
import pytest
from click.testing import CliRunner
from markdown import Markdown
from mkdocs.config import load_config
from pydantic import StringConstraints, TypeAdapter
from pydantic.fields import FieldInfo
from pypdf import PdfWriter

from generator import check, county, load, rendering
from generator.cli import gongshi
from generator.commands import MODULES, command_of
from generator.load import preflight
from generator.load.yaml_text import cut_short, parse
from generator.model import KINDS
from generator.model.base import (
    SLUG,
    AnyDate,
    Codelist,
    Count,
    Flag,
    Integer,
    Model,
    Money,
    Record,
    Reference,
    Score,
)
from generator.model.base import Amount as QuantityText
from generator.model.fields import codelist_in, keys_of, label_of, models_in
from generator.model.fund import Contribution, Fund, InKind
from generator.model.page import Page
from generator.model.picture import is_picture
from generator.model.project import Project
from generator.model.registry import Language, Registry
from generator.project import Project as RecordsProject
from generator.render.handbook import render_handbook
from tests.pictures import photograph
from tests.render.html import body_of, words_of

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RULES = (*load.RULES, *check.RULES)
RULE_IDS = {rule.id for rule in RULES}
EDITORS_LANGUAGE = "zh_CN"
MOST_NAVIGATION = 8
RECORDS = ("records.md", "records-2.md")
"""The pages with the fields of records; an example on one may refer to one on the other."""

PAGES = sorted(DOCS.glob("*.md"))
TEXTS = [
    *PAGES,
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
]

_PICTURE = photograph(40, 30)
_FENCE = re.compile(r"^( *)```(?P<info>[^\n`]*)\n(?P<body>.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} (?P<text>.*?)(?: \{#(?P<id>[a-z0-9-]+)\})?$", re.MULTILINE)
_HAN = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…"


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _prose(page: Path) -> str:
    """A page without its fenced blocks and comments."""
    return re.sub(r"<!--.*?-->", "", _FENCE.sub("", _text(page)), flags=re.DOTALL)


def _names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


# ---- examples ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """A complete file in a fenced block: the page it stands on, its path and its text."""

    page: str
    path: str
    text: str


def _examples() -> list[Example]:
    return [
        Example(page.name, title.group(1), fence["body"])
        for page in TEXTS
        for fence in _FENCE.finditer(_text(page))
        if (title := _TITLE.search(fence["info"])) and title.group(1).endswith(".yml")
    ]


EXAMPLES = _examples()


def _registry_example() -> str:
    return next(each.text for each in EXAMPLES if each.path == "villages.yml")


def _write_county(folder: Path, example: Example, text: str) -> None:
    """The registry of the handbook, the other files of the same pages, and the example itself."""
    pages = RECORDS if example.page in RECORDS else (example.page,)
    files = {each.path: each.text for each in EXAMPLES if each.page in pages}
    files = {"villages.yml": _registry_example()} | files | {example.path: text}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
        for name in re.findall(r"file: (\S+)", content):
            (target.parent / name).write_bytes(_PICTURE if is_picture(name) else _paper(name))


def _paper(name: str) -> bytes:
    """A file that can be looked through and has nothing in it."""
    stream = BytesIO()
    if name.endswith(".pdf"):
        with PdfWriter() as writer:
            writer.add_blank_page(100, 100)
            writer.write(stream)
    return stream.getvalue()


def _check(folder: Path, *options: str) -> tuple[int, str]:
    args = ["-C", str(folder), "--lang", EDITORS_LANGUAGE, "check", "--today", "2026-01-01"]
    done = CliRunner().invoke(gongshi, [*args, *options])
    return done.exit_code, done.output


def test_every_kind_has_a_complete_example() -> None:
    folders = {each.path.split("/")[2] for each in EXAMPLES if each.path.startswith("content/")}
    assert folders == {kind.folder for kind in KINDS}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.page}:{each.path}")
def test_a_complete_example_has_no_finding(example: Example, tmp_path: Path) -> None:
    _write_county(tmp_path, example, example.text)
    code, output = _check(tmp_path, "--strict")
    assert code == 0, output


def test_the_finding_in_the_handbook_is_what_the_command_prints(tmp_path: Path) -> None:
    fences = (fence for fence in _FENCE.finditer(_text(DOCS / "index.md")))
    shown = next(fence["body"] for fence in fences if 'title="gongshi check"' in fence["info"])
    example = next(each for each in EXAMPLES if each.page == "index.md" and "/funds/" in each.path)
    wrong = example.text.replace("amount: 200000", "amount: 200,000")
    assert wrong != example.text
    _write_county(tmp_path, example, wrong)
    code, output = _check(tmp_path)
    assert code == 1
    assert output.strip() == shown.strip()


def _fence(page: str, title: str) -> str:
    fences = _FENCE.finditer(_text(DOCS / page))
    return next(fence["body"] for fence in fences if f'title="{title}"' in fence["info"])


def test_the_disclosure_calendar_in_the_handbook_is_what_the_page_says(tmp_path: Path) -> None:
    registry = _registry_example().replace("settings:\n", _fence("registry.md", "公开日历"), 1)
    begun = registry.replace("示例镇\n", "示例镇\n    publishing_since: 2024-07\n", 1)
    example = next(each for each in EXAMPLES if each.page == "records-2.md")
    _write_county(tmp_path, example, example.text)
    (tmp_path / "villages.yml").write_text(begun, encoding="utf-8")
    project = RecordsProject.at(tmp_path)
    rendering.render_county(project, ["shili"], date(2025, 1, 10))
    path = project.build / "shili" / "docs" / "disclosure.md"
    body = body_of(Page("disclosure.md", path.read_text(encoding="utf-8")))
    (section,) = body.xpath(".//section[h2='一般事项']")
    shown = "".join(words_of(section).split())
    assert shown == "".join(_fence("registry.md", "公开日历页").split())


# ---- tables of fields and codes ---------------------------------------------------------------


def _fields_of(page: str) -> dict[str, str]:
    """The sections of a page with fields; those of records stand on two pages as if on one."""
    pages = RECORDS if page in RECORDS else (page,)
    found = [_sections(DOCS / name) for name in pages]
    ids = [key for each in found for key in each]
    assert len(set(ids)) == len(ids)
    return {key: text for each in found for key, text in each.items()}


def _sections(page: Path) -> dict[str, str]:
    """The text behind each heading that has an id, up to the next heading."""
    text = _prose(page)
    found = list(_HEADING.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    return {
        each["id"]: text[each.end() : end]
        for each, end in zip(found, ends, strict=True)
        if each["id"]
    }


def _tables(section: str) -> list[list[list[str]]]:
    """The tables of a section: rows of cells, without their heads."""
    tables: list[list[list[str]]] = []
    for block in section.split("\n\n"):
        lines = [line for line in block.strip().splitlines() if line.startswith("|")]
        if lines:
            tables.append([[c.strip() for c in line.strip("|").split("|")] for line in lines[2:]])
    return tables


def _code(cell: str) -> str | None:
    """The content of a cell that is one code span and nothing else."""
    match = re.fullmatch(r"`([^`]+)`", cell)
    return match.group(1) if match else None


def _models(annotation: object) -> Iterator[type[Model]]:
    for model in models_in(annotation):
        yield model
        for info in keys_of(model).values():
            yield from _models(cast("Any", info.annotation))


def _all_models() -> list[tuple[str, type[Model]]]:
    records = dict.fromkeys(each for kind in KINDS for each in _models(kind.model))
    registry = dict.fromkeys(_models(Registry))
    shared: tuple[type[Model], ...] = (Record, Contribution, InKind)
    found = [("records.md", each) for each in (*shared, *records)]
    return found + [("registry.md", each) for each in registry]


def _own_keys(model: type[Model]) -> set[str]:
    """The keys that the table of a model holds: those of its bases stand in theirs."""
    keys = set(keys_of(model))
    for base in (Record, Contribution, InKind):
        if model is not base and issubclass(model, base):
            keys -= set(keys_of(base))
    if model is Contribution:
        return keys | {"kind"}
    return keys - {"kind"} if issubclass(model, Contribution) else keys


def _fields(model: type[Model]) -> dict[str, Any]:
    known = dict(keys_of(model))
    if model is Contribution:
        known["kind"] = keys_of(models_in(cast("Any", keys_of(Fund)["raised"].annotation))[0])[
            "kind"
        ]
    return known


MODELS = _all_models()


def _reference_in(info: FieldInfo) -> Reference | None:
    """The reference that a field is, whether alone or a list of them."""
    nested = [info.metadata, *map(_metadata, _parts(info.annotation))]
    return next((each for marks in nested for each in marks if isinstance(each, Reference)), None)


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _metadata(annotation: object) -> tuple[object, ...]:
    return getattr(annotation, "__metadata__", ())


@pytest.mark.parametrize(("page", "model"), MODELS, ids=lambda each: getattr(each, "__name__", ""))
def test_every_field_has_its_row(page: str, model: type[Model]) -> None:
    section = _fields_of(page)[model.__name__.lower()]
    rows = {_code(row[0]): row for row in _tables(section)[0]} if _own_keys(model) else {}
    assert set(rows) == _own_keys(model)
    for key, info in _fields(model).items():
        if key not in rows:
            continue
        _, label, required, how, _ = rows[key]
        words = label_of(info)
        assert words is not None
        assert label == words.translate(EDITORS_LANGUAGE), key
        assert required == ("是" if info.is_required() else ""), key
        assert how, key


@pytest.mark.parametrize(("page", "model"), MODELS, ids=lambda each: getattr(each, "__name__", ""))
def test_every_example_of_a_field_is_valid(page: str, model: type[Model]) -> None:
    for table in _tables(_fields_of(page)[model.__name__.lower()])[:1]:
        for row in table:
            key, example = str(_code(row[0])), _code(row[4])
            info = _fields(model)[key]
            if models_in(cast("Any", info.annotation)):
                assert example is None, key
                continue
            assert example is not None, key
            parsed = parse(f"{key}: {example}")
            assert not parsed.faults, key
            annotation: Any = Annotated[(info.annotation, *info.metadata)]
            TypeAdapter(annotation).validate_python(parsed.data[key])


def _codelists() -> list[tuple[str, type[Codelist]]]:
    found = {
        (page, codes)
        for page, model in MODELS
        for info in keys_of(model).values()
        if (codes := codelist_in(cast("Any", info.annotation))) is not None
    }
    return sorted(found, key=lambda each: each[1].__name__)


@pytest.mark.parametrize(("page", "codes"), _codelists(), ids=lambda x: getattr(x, "__name__", ""))
def test_every_code_has_its_row(page: str, codes: type[Codelist]) -> None:
    rows = _tables(_fields_of(page)[codes.__name__.lower()])[0]
    told = [(_code(code), label) for code, label in rows]
    assert told == [(each.value, each.label.translate(EDITORS_LANGUAGE)) for each in codes]


# ---- the thread, and the kinds that a duty may name ---------------------------------------------


def _references(model: type[Model], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Reference]]:
    """Every field that names a record, as the handbook writes it: `resolutions` › `project`."""
    for key, info in keys_of(model).items():
        here = (*path, f"`{key}`")
        if reference := _reference_in(info):
            yield " › ".join(here), reference
        for inner in models_in(cast("Any", info.annotation)):
            yield from _references(inner, here)


def test_the_table_of_the_thread_is_the_references_of_the_models() -> None:
    names = {kind.name: kind.label.translate(EDITORS_LANGUAGE) for kind in KINDS}
    names |= {"suggestion": "意见建议"}  # the list of suggestions is called 回音墙
    wanted = {
        (names[kind.name], field, names[reference.kind], reference.leads)
        for kind in KINDS
        for model in models_in(kind.model)
        for field, reference in _references(model)
    }
    (rows,) = _tables(_sections(DOCS / "records.md")["thread"])
    own_kind = {"那一批", "旧公约", "上级组织", "大任务"}
    told = set()
    for where, field, target, first in rows:
        kind = where.partition("（")[0]
        assert first in {kind, target} | own_kind, field
        told.add((kind, field, target, first == kind))
    assert len(told) == len(rows)
    assert told == wanted


def test_the_kinds_that_a_duty_may_name_are_listed() -> None:
    rows = _tables(_sections(DOCS / "registry.md")["disclosure"])[-1]
    assert [_code(code) for code, _ in rows] == [kind.name for kind in KINDS]


# ---- right and wrong spellings ----------------------------------------------------------------

SPELLINGS: dict[str, Any] = {
    "money": Money,
    "date": AnyDate,
    "quantity": QuantityText,
    "count": Count,
    "integer": Integer,
    "score": Score,
    "flag": Flag,
    "id": Annotated[str, StringConstraints(pattern=f"^{SLUG}$")],
}


def _reads(kind: Any, text: str) -> bool:  # noqa: ANN401 - any annotation
    try:
        TypeAdapter(kind).validate_python(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("section", SPELLINGS)
def test_right_spellings_are_read_and_wrong_ones_refused(section: str) -> None:
    kind = SPELLINGS[section]
    right, wrong = _tables(_sections(DOCS / "values.md")[section])
    for row in right:
        assert _reads(kind, str(_code(row[0]))), row
    for row in wrong:
        assert not _reads(kind, str(_code(row[0]))), row
        better = _code(row[1])
        assert better is None or _reads(kind, better), row


def test_wrong_codes_are_refused_and_right_ones_read() -> None:
    (rows,) = _tables(_sections(DOCS / "values.md")["code"])
    for wrong, right, _ in rows:
        for text, good in ((wrong, False), (right, True)):
            key, _, value = str(_code(text)).partition(": ")
            assert _reads(keys_of(Project)[key].annotation, value) is good, text


def _read_alike(text: str) -> bool:
    """Whether YAML reads one value, and nothing of it is lost or refused."""
    parsed = parse(text)
    if parsed.faults or list(preflight.inspect(text, "x.yml")) or next(cut_short(text), None):
        return False
    data = parsed.data
    return isinstance(data, dict) and all(isinstance(value, str) for value in data.values())


@pytest.mark.parametrize(("page", "section"), [("values.md", "quotes"), ("faq.md", "colon")])
def test_what_yaml_misreads_is_misread_and_the_remedy_is_not(page: str, section: str) -> None:
    (rows,) = _tables(_sections(DOCS / page)[section])
    for wrong, right, *_ in rows:
        assert not _read_alike(str(_code(wrong))), wrong
        assert _read_alike(str(_code(right))), right


# ---- commands, rules, targets, links ----------------------------------------------------------


def _commands(page: Path) -> Iterator[list[str]]:
    """Every `gongshi …` in a shell block or a code span, as words."""
    lines = [
        line
        for fence in _FENCE.finditer(_text(page))
        if fence["info"].split(" ")[0] in ("sh", "console", "")
        for line in fence["body"].splitlines()
    ]
    for text in (*lines, *_SPAN.findall(_prose(page))):
        words = shlex.split(text, comments=True) if "gongshi" in text else []
        starts = [at for at, word in enumerate(words) if Path(word).name == "gongshi"]
        if starts and starts[0] == 0:
            yield words[1:]


def _option(command: click.Command, word: str) -> click.Option | None:
    for parameter in command.params:
        if isinstance(parameter, click.Option) and word in parameter.opts:
            return parameter
    return None


def fault_of(words: list[str]) -> str | None:
    """What of a command line the program does not know; None if all is well."""
    command: click.Command = gongshi
    rest = iter(words)
    for word in rest:
        name, _, value = word.partition("=")
        if word.startswith("-"):
            if name in ("-h", "--help", "--version"):
                continue
            option = _option(command, name)
            if option is None:
                return f"no option {name} of {command.name}"
            given = value or ("" if option.is_flag else next(rest, ""))
            if isinstance(option.type, click.Choice) and given not in option.type.choices:
                return f"no choice {given} of {name}"
        elif command is gongshi:
            if word not in MODULES:
                return f"no command {word}"
            command = command_of(word)
        elif command.name == "rules" and word not in {*RULE_IDS, "ID"}:
            return f"no rule {word}"
    return None


@pytest.mark.parametrize("page", TEXTS, ids=_names(TEXTS))
def test_every_command_exists(page: Path) -> None:
    assert [fault for words in _commands(page) if (fault := fault_of(words))] == []


def test_every_command_is_explained_to_editors_or_engineers() -> None:
    told = {word for page in TEXTS for words in _commands(page) for word in words}
    assert set(MODULES) <= told


def test_unknown_commands_and_options_are_found() -> None:
    assert fault_of(["build", "--townships", "x"])
    assert fault_of(["publish"])
    assert fault_of(["check", "--format", "xml"])
    assert fault_of(["rules", "no-such-rule"])
    assert fault_of(["-C", "x", "--lang", "zh_CN", "check", "-t", "x"]) is None


@pytest.mark.parametrize("page", TEXTS, ids=_names(TEXTS))
def test_every_target_of_make_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", _text(page), re.MULTILINE))
    assert named <= targets


def test_every_rule_has_its_page_in_the_handbook() -> None:
    pages = {page.name: _text(page) for page in PAGES}
    site = render_handbook(pages, RULES, Language.CHINESE)
    made = {page.path for page in site.pages}
    assert {f"rules/{rule_id}.md" for rule_id in RULE_IDS} <= made
    assert set(pages) <= made


def test_a_page_in_english_says_so_and_the_others_do_not() -> None:
    texts = {
        "a.md": "# How it is made\n\nThe name of the command is that of the notices: 公示.\n",
        "b.md": "# 怎样写\n\n一个字段一行。\n",
    }
    made = {page.path: page.text for page in render_handbook(texts, (), Language.CHINESE).pages}
    assert '"language": "en"' in made["a.md"]
    assert "language" not in made["b.md"]


def test_the_navigation_of_the_handbook_is_short_and_leads_to_pages() -> None:
    pages = {page.name: _text(page) for page in PAGES}
    site = render_handbook(pages, RULES, Language.CHINESE)
    assert len(site.navigation) <= MOST_NAVIGATION
    assert {path for _, path in site.navigation} <= {page.path for page in site.pages}
    linked = {target for page in PAGES for target, _ in _links(page)}
    assert set(pages) <= linked | {path for _, path in site.navigation}


def _links(page: Path) -> Iterator[tuple[str, str]]:
    """Relative links of a page: path and anchor."""
    prose = _SPAN.sub("", _prose(page))
    for first, second in _LINK.findall(prose):
        target = first or second
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield path, anchor


def _anchors(page: Path) -> set[str]:
    markdown = Markdown(extensions=["attr_list", "toc"])
    markdown.convert(_text(page))
    ids = {each["id"] for each in _HEADING.finditer(_prose(page)) if each["id"]}
    github = {
        re.sub(r"[^\w\- ]", "", each["text"].lower()).replace(" ", "-")
        for each in _HEADING.finditer(_prose(page))
    }
    return ids | github


@pytest.mark.parametrize("page", TEXTS, ids=_names(TEXTS))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    astray = []
    for path, anchor in _links(page):
        rule = re.fullmatch(r"rules/([a-z-]+)\.md", path)
        if page.parent == DOCS and rule:
            if rule.group(1) not in {*(each.id for each in county.RULES), "index"}:
                astray.append(path)
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (page.parent == DOCS and DOCS not in target.parents):
            astray.append(path)
        elif anchor and anchor not in _anchors(target):
            astray.append(f"{path}#{anchor}")
    assert astray == []


# ---- pages of the handbook as MkDocs shows them ------------------------------------------------


@pytest.fixture(scope="session")
def markdown() -> Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@pytest.mark.parametrize("page", PAGES, ids=_names(PAGES))
def test_every_fenced_block_is_shown_as_one(page: Path, markdown: Markdown) -> None:
    html = markdown.reset().convert(_text(page))
    assert html.count("<pre>") == len(list(_FENCE.finditer(_text(page))))
    assert "```" not in html


@pytest.mark.parametrize("page", PAGES, ids=_names(PAGES))
def test_no_line_breaks_between_chinese_words(page: Path) -> None:
    """A browser shows such a break as a space."""
    broken = re.findall(rf"[{_HAN}]\n[{_HAN}]", _prose(page))
    assert broken == []


# ---- contributing and changes -----------------------------------------------------------------


def _project() -> dict[str, Any]:
    return tomllib.loads(_text(ROOT / "pyproject.toml"))


def test_every_dependency_has_its_reason() -> None:
    project = _project()
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    wanted = {re.split(r"[<>=~!;\[ ]", each)[0] for group in groups for each in group}
    section = _text(ROOT / "CONTRIBUTING.md").partition("## Dependencies")[2].partition("\n## ")[0]
    rows = [row for table in _tables(section) for row in table]
    assert {_code(row[0]) for row in rows} == wanted
    assert all(cell for row in rows for cell in row)


def test_the_change_log_speaks_of_this_version() -> None:
    version = _project()["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\]", _text(ROOT / "CHANGELOG.md"), re.MULTILINE)
