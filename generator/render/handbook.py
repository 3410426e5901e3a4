"""The handbook: the pages of docs/, and one page for every rule, made from its docstring."""

import json
import re
from collections.abc import Mapping, Sequence

from generator.messages import Message, catalogue, match_language, msg
from generator.model.page import Page, Site
from generator.model.registry import Language
from generator.render.tools import gist
from generator.rule import Rule

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEW = 0.05
"""An English page has names in Chinese, a Chinese one is Chinese for a good part."""

_NAVIGATION = (
    (msg("Handbook"), "index.md"),
    (msg("Fields"), "records.md"),
    (msg("Spellings"), "values.md"),
    (msg("Registry"), "registry.md"),
    (msg("Questions"), "faq.md"),
    (msg("Mechanisms"), "mechanisms.md"),
    (msg("Rules"), "rules/index.md"),
    (msg("Architecture"), "architecture.md"),
)


def render_handbook(pages: Mapping[str, str], rules: Sequence[Rule], language: Language) -> Site:
    """The handbook's site.

    Args:
        pages: the hand-written pages, by path below docs/.
        rules: all rules, in the order in which a record meets them.
        language: of the site's own words; the pages of docs/ stay as they are written.
    """
    locale = match_language(language.value)
    made = [Page(path, _described(text)) for path, text in sorted(pages.items())]
    made.extend(_rule_page(rule, locale) for rule in rules)
    made.append(_rule_list(rules, locale))
    made.append(Page("search.md", _search_front(locale)))
    paths = {page.path for page in made}
    navigation = tuple(
        (title.translate(locale), path) for title, path in _NAVIGATION if path in paths
    )
    return Site(_("Handbook", locale), tuple(made), navigation)


def rule_text(rule: Rule, language: str) -> str:
    """A rule's page as plain Markdown, for the terminal and for the handbook."""
    severity = _("Stops publication." if rule.severity == "error" else "Only a warning.", language)
    parts = [f"# {rule.title.translate(language)}", f"`{rule.id}` · {severity}"]
    parts.extend(
        block if isinstance(block, str) else block.translate(language) for block in rule.paragraphs
    )
    return "\n\n".join(parts) + "\n"


def _rule_page(rule: Rule, language: str) -> Page:
    first = rule.paragraphs[0] if rule.paragraphs else rule.title
    told = first if isinstance(first, str) else first.translate(language)
    front = _front_matter(rule.title.translate(language), description=gist(told))
    return Page(f"rules/{rule.id}.md", front + rule_text(rule, language))


def _rule_list(rules: Sequence[Rule], language: str) -> Page:
    title = _("Rules", language)
    lines = [f"- [`{rule.id}`]({rule.id}.md) {rule.title.translate(language)}" for rule in rules]
    told = _("What gongshi finds in records, and what it means", language)
    front = _front_matter(title, description=told)
    return Page("rules/index.md", front + f"# {title}\n\n" + "\n".join(lines) + "\n")


def _search_front(language: str) -> str:
    told = _("Search the handbook", language)
    return _front_matter(_("Search", language), template="search.html", description=told)


def _described(text: str) -> str:
    """A page with its first paragraph (else its title) as its description."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    first = next((block for block in blocks if block[0] not in "#<|`-!"), "".join(blocks[:1]))
    if text.startswith("---") or not first:
        return text  # it has front matter of its own, or nothing to say
    told = {"description": gist(first.lstrip("# "))} | _language(text)
    front = json.dumps(told, ensure_ascii=False)
    return f"---\n{front}\n---\n\n{text}"


def _language(text: str) -> dict[str, str]:
    """What a page says of its language where it is not the handbook's: screen readers switch."""
    return {} if len(_HAN.findall(text)) > len(text) * _FEW else {"language": "en"}


def _front_matter(title: str, **more: str) -> str:
    front = json.dumps({"title": title, **more}, ensure_ascii=False)
    return f"---\n{front}\n---\n\n"


def _(text: str, language: str) -> str:
    """A word of the handbook in the site's language."""
    return catalogue(language).get(text, text)


__all__ = ["Message", "render_handbook", "rule_text"]
