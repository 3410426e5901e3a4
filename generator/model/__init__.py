"""The nouns: one record kind, one file. A new kind is one line in `KINDS`."""

import os

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "__all__"
)  # else it looks at all that is installed

from generator.model.activity import Activity
from generator.model.award import Award
from generator.model.bulletin import Bulletin
from generator.model.compact import Compact
from generator.model.facility import Facility
from generator.model.fund import Fund
from generator.model.indicator import Indicator
from generator.model.kind import Kind
from generator.model.meeting import Meeting
from generator.model.organisation import Organisation
from generator.model.points import Points
from generator.model.project import Project
from generator.model.suggestion import Suggestion
from generator.model.task import Task

from generator.messages import msg  # isort: skip

KINDS: tuple[Kind, ...] = (
    Kind("project", "projects", msg("Projects"), Project),
    Kind("fund", "funds", msg("Funds"), Fund),
    Kind("award", "awards", msg("Awards"), Award),
    Kind("bulletin", "bulletins", msg("Bulletins"), Bulletin),
    Kind("suggestion", "suggestions", msg("Echo wall"), Suggestion),
    Kind("meeting", "meetings", msg("Meetings"), Meeting),
    Kind("task", "tasks", msg("Tasks"), Task),
    Kind("organisation", "organisations", msg("Organisations"), Organisation),
    Kind("compact", "compacts", msg("Compacts"), Compact),
    Kind("points", "points", msg("Points"), Points),
    Kind("activity", "activities", msg("Activities"), Activity),
    Kind("facility", "facilities", msg("Facilities"), Facility),
    Kind("indicator", "indicators", msg("Village figures"), Indicator),
)
"""Every kind of record, in the order of the site's navigation."""
