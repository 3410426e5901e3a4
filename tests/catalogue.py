"""Every sentence that the program may say, and what the Chinese catalogue makes of it.

`python -m tests.catalogue` prints what has no translation as entries of a .po file, and names the
entries that nobody says any more.
"""

import ast
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.pofile import denormalize, normalize, read_po
from jinja2.ext import babel_extract

import generator
from generator.cli import gongshi
from generator.commands import MODULES, command_of
from generator.county import RULES
from generator.messages import LOCALE_DIR, Message

SOURCES = Path(generator.__file__).parent
TEMPLATES = SOURCES / "render" / "templates"
CHINESE = LOCALE_DIR / "zh_CN" / "LC_MESSAGES" / "gongshi.po"
_MARKS = ("msg", "label", "_")
_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)(?:[:!][^{}]*)?\}")


def said() -> dict[str, str]:
    """Every sentence of the sources, with the file that says it first."""
    found: dict[str, str] = {}
    commands = [gongshi, *map(command_of, MODULES)]
    of_commands = chain.from_iterable(map(_of_commands, commands))
    for sentence, file in [*_of_sources(), *_of_templates(), *_of_rules(), *of_commands]:
        found.setdefault(sentence, file)
    return found


def _of_sources() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for sentence in _marked(node):
                yield sentence, str(path.relative_to(SOURCES.parent))


def _of_commands(command: click.Command) -> Iterator[tuple[str, str]]:
    """Help of commands and options; that of `--help` and `--version` is click's."""
    texts = [
        command.help,
        *(each.help for each in command.params if isinstance(each, click.Option)),
    ]
    yield from ((text, f"command {command.name}") for text in texts if text)


def _marked(node: ast.AST) -> Iterator[str]:
    """The first argument of `msg` and `label`, and the labels of a codelist's members."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[sentence, *_]) if name in _MARKS:
            choice = [sentence.body, sentence.orelse] if isinstance(sentence, ast.IfExp) else []
            for each in choice or [sentence]:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value
        case ast.ClassDef(bases=[ast.Name(id="Codelist")]):
            for line in node.body:
                match line:
                    case ast.Assign(value=ast.Tuple(elts=[_, ast.Constant(value=str(text))])):
                        yield text


def _of_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(TEMPLATES.rglob("*.j2")):
        with path.open("rb") as stream:
            for _, _, texts, _ in babel_extract(stream, ["_"], [], {}):
                first = texts[0] if isinstance(texts, tuple) else texts
                if first is not None:
                    yield first, str(path.relative_to(SOURCES.parent))


def _of_rules() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        parts = (rule.title, *rule.paragraphs)
        yield from ((part.text, rule.id) for part in parts if isinstance(part, Message))


def chinese() -> Catalog:
    """The catalogue as it stands in the file, fuzzy and obsolete entries included."""
    with CHINESE.open("rb") as stream:
        return read_po(stream, locale="zh_CN")


def translations() -> dict[str, str]:
    """Sentence to translation, of every entry that has one."""
    return {str(each.id): str(each.string) for each in chinese() if each.id and each.string}


def places(sentence: str) -> list[str]:
    """The named places of a sentence, in the order of their names."""
    return sorted(_PLACE.findall(sentence))


def _main() -> int:
    sentences, known = said(), translations()
    missing = [sentence for sentence in sentences if sentence not in known]
    for sentence in missing:
        sys.stdout.write(f'#: {sentences[sentence]}\nmsgid {normalize(sentence)}\nmsgstr ""\n\n')
    for sentence in known:
        if sentence not in sentences:
            sys.stdout.write(f"# nobody says: {denormalize(normalize(sentence))}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(_main())
