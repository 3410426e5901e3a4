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
    unnamed_private,
    unnamed_unread,
    value_without_basis,
    village_twice,
    vote_quorum,
    vote_sum,
    winner_count,
)
from generator.check.finding import Context, Finding, RegistryContext
from generator.check.stamp import more, stamp, stamp_registry
from generator.diagnostics import Diagnostic
from generator.messages import msg
from generator.model.registry import Registry
from generator.model.searched import Searched
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
    unnamed_private,
    unnamed_unread,
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
_BOTH: tuple[ModuleType, ...] = (
    personal_data,
    bank_card,
    comment_private,
    unnamed_private,
)
"""Rules of townships that look at the registry too, with `check_registry`."""

RULES: tuple[Rule, ...] = tuple(rule_of(module) for module in (*_REGISTRY, *_TOWNSHIP))


_RULE_OF: dict[ModuleType, Rule] = {module: rule_of(module) for module in _TOWNSHIP}

MOST_TOLD = 100
"""Findings of one rule that are told of one record, and of files that are no record's."""

_FILES = "*"
"""What stands for the address of a record where there is none."""


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
        address = finding.entry.address if finding.entry else _FILES if finding.place else ""
        counts[address] += 1
        if not address or counts[address] <= MOST_TOLD:
            yield stamp(rule, finding, township)
        else:
            following.setdefault(address, finding)
    for address, finding in following.items():
        if address == _FILES:
            yield more(stamp(rule, finding, township), counts[address] - MOST_TOLD)
            continue
        words = msg(
            "The same stands in {count} more places of this record.",
            count=counts[address] - MOST_TOLD,
        )
        remedy = msg("Mend those above first, then check again")
        yield replace(stamp(rule, finding, township), message=words, remedy=remedy)


def check_registry(
    registry: Registry, document: Document, unnamed: tuple[tuple[str, Searched], ...] = ()
) -> list[Diagnostic]:
    """Everything that the rules find in the registry, and in files that lie in no place's folder.

    Of one rule no more is told than of a record.
    """
    context = RegistryContext(registry, document, unnamed)
    checks = [
        *((rule_of(module), module.check) for module in _REGISTRY),
        *((rule_of(module), module.check_registry) for module in _BOTH),
    ]
    told: list[Diagnostic] = []
    for rule, check in checks:
        found = list(check(context))
        told += (stamp_registry(rule, each, document) for each in found[:MOST_TOLD])
        for each in found[MOST_TOLD : MOST_TOLD + 1]:
            told.append(more(stamp_registry(rule, each, document), len(found) - MOST_TOLD))
    return told
