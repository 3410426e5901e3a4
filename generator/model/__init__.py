"""The nouns: one record kind, one file. A new kind is one line in `KINDS`."""

from generator.model.award import Award
from generator.model.bulletin import Bulletin
from generator.model.fund import Fund
from generator.model.kind import Kind
from generator.model.project import Project

from generator.messages import msg  # isort: skip

KINDS: tuple[Kind, ...] = (
    Kind("project", "projects", msg("Projects"), Project),
    Kind("fund", "funds", msg("Funds"), Fund),
    Kind("award", "awards", msg("Awards"), Award),
    Kind("bulletin", "bulletins", msg("Bulletins"), Bulletin),
)
"""Every kind of record, in the order of the site's navigation."""
