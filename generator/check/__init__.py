"""Check: what a township's records, each readable, say wrongly or too little.

A rule is one module: a docstring, a `SEVERITY` and `check(context)`. A new rule is one line here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from generator.check import (
    aid_list,
    attachment_private,
    attachment_type,
    attachment_unread,
    bank_card,
    bulletin_number,
    cash_without_amount,
    comment_private,
    compact_meeting,
    disclosure_late,
    draft_reference,
    former_id,
    fund_balance,
    fund_overspent,
    future_date,
    grant_overpaid,
    indicator_unit,
    level_without_grant,
    long_number,
    meeting_presence,
    minors_named,
    missing_attachment,
    missing_source,
    mobile_contact,
    over_budget,
    personal_data,
    picture_description,
    picture_large,
    picture_too_large,
    picture_unreadable,
    points_sum,
    raw_html,
    reference_loop,
    registry_duplicate,
    registry_former_id,
    registry_reference,
    reserved_id,
    reversed_period,
    satisfied_count,
    short_notice,
    step_order,
    suggestion_dates,
    suggestion_overdue,
    task_overdue,
    task_progress,
    unknown_reference,
    unknown_village,
    value_without_basis,
    village_twice,
    vote_quorum,
    vote_sum,
    winner_count,
)
from generator.check.finding import Context, Finding, RegistryContext
from generator.diagnostics import Diagnostic, Position, shorten
from generator.messages import msg
from generator.model.fields import labels
from generator.model.registry import Registry
from generator.model.township import Document, Township
from generator.rule import Rule, rule_of
from generator.values import Today

_TOWNSHIP: tuple[ModuleType, ...] = (
    unknown_village,
    village_twice,
    unknown_reference,
    draft_reference,
    former_id,
    future_date,
    reversed_period,
    short_notice,
    step_order,
    vote_sum,
    satisfied_count,
    cash_without_amount,
    value_without_basis,
    level_without_grant,
    fund_balance,
    fund_overspent,
    over_budget,
    grant_overpaid,
    winner_count,
    vote_quorum,
    meeting_presence,
    suggestion_dates,
    suggestion_overdue,
    reference_loop,
    compact_meeting,
    points_sum,
    task_progress,
    task_overdue,
    indicator_unit,
    disclosure_late,
    bulletin_number,
    missing_attachment,
    attachment_type,
    picture_unreadable,
    picture_too_large,
    picture_large,
    picture_description,
    missing_source,
    raw_html,
    personal_data,
    bank_card,
    long_number,
    comment_private,
    attachment_private,
    attachment_unread,
    minors_named,
    aid_list,
)
_REGISTRY: tuple[ModuleType, ...] = (
    registry_duplicate,
    registry_former_id,
    registry_reference,
    reserved_id,
    mobile_contact,
)

RULES: tuple[Rule, ...] = tuple(rule_of(module) for module in (*_REGISTRY, *_TOWNSHIP))


_RULE_OF: dict[ModuleType, Rule] = {module: rule_of(module) for module in _TOWNSHIP}

MOST_TOLD = 100
"""Findings of one rule that are told of one record."""


def check_township(township: Township, today: Today) -> list[Diagnostic]:
    """Everything that the rules find in a township, dates being held against `today`."""
    context = Context(township, today)
    return [
        each
        for module, rule in _RULE_OF.items()
        for each in _told(rule, module.check(context), township)
    ]


def _told(rule: Rule, findings: Iterator[Finding], township: Township) -> Iterator[Diagnostic]:
    """The findings of a rule; of one record no more than anybody mends, and how many there are."""
    counts: Counter[str] = Counter()
    following: dict[str, Finding] = {}
    for finding in findings:
        address = finding.entry.address if finding.entry else ""
        counts[address] += 1
        if not address or counts[address] <= MOST_TOLD:
            yield _stamp(rule, finding, township)
        else:
            following.setdefault(address, finding)
    for address, finding in following.items():
        words = msg(
            "The same stands in {count} more places of this record.",
            count=counts[address] - MOST_TOLD,
        )
        remedy = msg("Mend those above first, then check again")
        yield replace(_stamp(rule, finding, township), message=words, remedy=remedy)


def check_registry(registry: Registry, document: Document) -> list[Diagnostic]:
    """Everything that the rules find in the registry."""
    context = RegistryContext(registry)
    found: list[Diagnostic] = []
    for module in _REGISTRY:
        rule = rule_of(module)
        for finding in module.check(context):
            position = document.position(finding.path)
            found.append(
                Diagnostic(
                    rule.id,
                    rule.severity,
                    position,
                    finding.message,
                    finding.remedy,
                    document.path,
                    labels(Registry, finding.path),
                    document.value(finding.path),
                    document.line(position.line),
                )
            )
    return found


def _stamp(rule: Rule, finding: Finding, township: Township) -> Diagnostic:
    """The finding with its rule, its place in the file, and the words for its record and field."""
    entry = finding.entry
    if entry is None:
        place = Position(f"content/{township.info.id}")
        return Diagnostic(rule.id, rule.severity, place, finding.message, finding.remedy)
    document = entry.document
    position = _place(finding, document)
    value = None if finding.private else document.value(finding.path)
    return Diagnostic(
        rule.id,
        rule.severity,
        position,
        finding.message,
        finding.remedy,
        document.path.removeprefix("content/").rpartition(".")[0],
        labels(entry.kind.model, finding.path),
        None if value is None else shorten(value),
        "" if finding.private else document.line(position.line),
    )


def _place(finding: Finding, document: Document) -> Position:
    """Where the fault stands: the value or its key, or the very word inside a text."""
    path = finding.path
    if finding.place is not None:
        return replace(finding.place, column=finding.place.column + finding.offset)
    start = document.position(path, key=finding.key)
    text = document.value(path) or ""
    if not finding.offset:
        return start
    before = text[: finding.offset].split("\n")
    if document.line(start.line)[start.column - 1 :].startswith("|"):  # a line of block text
        line, shown = start.line + len(before), text.split("\n")[len(before) - 1]
        column = document.line(line).find(shown) + len(before[-1]) + 1
        return Position(start.path, line, column) if column > len(before[-1]) else start
    at = document.line(start.line).find(text, start.column - 1)
    if at < 0:  # over several lines, or with signs written as numbers
        return start
    return Position(start.path, start.line, at + finding.offset + 1)
