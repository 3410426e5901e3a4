"""Load: the text of records becomes models; what is wrong becomes diagnostics. Nothing raises."""

from generator.load.faults import RULES
from generator.load.registry import load_registry
from generator.load.township import CONTENT, content_gone, load_township, places, stray_folders

__all__ = [
    "CONTENT",
    "RULES",
    "content_gone",
    "load_registry",
    "load_township",
    "places",
    "stray_folders",
]
