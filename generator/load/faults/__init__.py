"""What can be wrong with a file before there is a record: each fault a module, in this one list."""

from types import ModuleType

from generator.load.faults import (
    bad_id,
    byte_order_mark,
    colon_without_space,
    content_missing,
    cut_by_comment,
    duplicate_id,
    duplicate_key,
    file_encoding,
    file_size,
    file_unreadable,
    folder_is_no_township,
    full_width_colon,
    full_width_space,
    invisible_sign,
    missing_key,
    nesting_depth,
    tab_indent,
    too_many_faults,
    unknown_code,
    unknown_folder,
    unknown_key,
    wrong_type,
    wrong_value,
    yaml_feature,
    yaml_syntax,
)
from generator.rule import Rule, rule_of

_MODULES: tuple[ModuleType, ...] = (
    file_unreadable,
    file_encoding,
    file_size,
    byte_order_mark,
    invisible_sign,
    tab_indent,
    full_width_colon,
    full_width_space,
    colon_without_space,
    content_missing,
    cut_by_comment,
    yaml_syntax,
    yaml_feature,
    nesting_depth,
    too_many_faults,
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_type,
    wrong_value,
    unknown_code,
    bad_id,
    duplicate_id,
    unknown_folder,
    folder_is_no_township,
)

RULES: tuple[Rule, ...] = tuple(rule_of(module) for module in _MODULES)
"""In the order in which a file meets them."""

RULE_OF = dict(zip(_MODULES, RULES, strict=True))
