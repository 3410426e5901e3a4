"""MkDocs, called in this process: Markdown to HTML, and nothing in the result that nobody reads."""

import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateError
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel

_UNUSED = (
    "assets/images/**/*",
    "assets/javascripts/**/*",
    "assets/stylesheets/**/*",
    "**/*.map",
    "sitemap.xml*",
)
"""What Material brings along and no page loads: the site has its own styles and scripts."""


_NEEDED = ("attr_list", "md_in_html", "tables", "generator.build.raw", "generator.build.tables")
"""Extensions of Markdown that the pages are written for."""


class SiteFault(Exception):  # noqa: N818 - a state of the pages, shown to the user in words
    """MkDocs found something wrong with pages that we wrote: broken links, missing anchors."""

    def __init__(self, messages: list[str]) -> None:
        """Keep what MkDocs said, a line each."""
        super().__init__("\n".join(messages))
        self.messages = messages


class _Collector(logging.Handler):
    """Keeps MkDocs' warnings, which would otherwise pass by unseen."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class _NoConfig(Config):  # type: ignore[no-untyped-call]  # the base is untyped
    """The plugin below is told all in its constructor."""


class _Ours(BasePlugin[_NoConfig]):  # type: ignore[no-untyped-call]  # as above
    """What a build here does otherwise than `mkdocs build`, with the same result.

    Material brings eleven thousand icons and scripts. MkDocs would list them for each site, and
    copy what `prune` removes again. So its folder is there for templates alone.
    """

    def __init__(self, compiled: BytecodeCache | None, pages: frozenset[str] | None) -> None:
        self.compiled = compiled
        self.pages = pages
        self.folders: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Hide the folders of a theme that is installed, while MkDocs looks for files.

        What pages cannot do without is there, whatever a county's own configuration lists.
        """
        wanted = config.markdown_extensions
        wanted.extend(each for each in _NEEDED if each not in wanted)
        self.folders = config.theme.dirs
        config.theme.dirs = [each for each in self.folders if not _is_installed(each, config)]
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Mark the pages that are not wanted, as a file that `exclude_docs` names is marked.

        Links to them are resolved all the same.
        """
        del config
        for file in files.documentation_pages() if self.pages is not None else ():
            if self.pages is not None and file.src_uri not in self.pages:
                file.inclusion = InclusionLevel.EXCLUDED
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates all folders again, and the code compiled of them by earlier builds."""
        del files
        config.theme.dirs = self.folders
        env.loader = FileSystemLoader(self.folders)
        env.bytecode_cache = self.compiled
        return env


def _is_installed(folder: str, config: MkDocsConfig) -> bool:
    """Whether a folder of templates is Material's: neither the county's own nor MkDocs'."""
    own = folder == config.theme.custom_dir
    return config.theme.name == "material" and not own and Path(folder, ".icons").is_dir()


def build_html(
    config: Path,
    target: Path,
    only: frozenset[str] | None = None,
    compiled: BytecodeCache | None = None,
) -> None:
    """Build the site that `config` describes into `target`, which is emptied first.

    Args:
        config: the configuration of the site.
        target: the folder to fill.
        only: the pages to build; all of them if not given. Other files are always copied.
        compiled: where compiled templates are kept.

    Raises:
        SiteFault: if MkDocs warns of anything; a site with a broken link is not published.
    """
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        settings = load_config(str(config), site_dir=str(target))
        settings.plugins["gongshi"] = _Ours(compiled, only)
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
        settings.plugins.on_shutdown()
    except MkDocsException as error:
        collector.messages.append(str(error))
    except TemplateError as error:
        collector.messages.append(_of_template(error))
    finally:
        logger.removeHandler(collector)
        _forget_paths()
    if collector.messages:
        raise SiteFault(collector.messages)
    prune(target)


def _forget_paths() -> None:
    """Drop the paths that MkDocs has split: it would keep those of every site to the end."""
    with suppress(AttributeError):  # its own name for it, which another version may not have
        utils._norm_parts.cache_clear()  # noqa: SLF001 - as above


def _of_template(error: TemplateError) -> str:
    """Which template of the theme has a fault, or is not there."""
    told = f"{type(error).__name__}: {error}"
    line = getattr(error, "lineno", None)
    return f"{told} ({error.filename}:{line})" if line and hasattr(error, "filename") else told


def prune(site: Path) -> None:
    """Remove what no page loads, MkDocs' site map with the day in it, and folders left empty."""
    for pattern in _UNUSED:
        for path in site.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def fresh_folder(path: Path) -> Path:
    """An empty folder at `path`, whatever was there before."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path
