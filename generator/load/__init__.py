"""Load: the text of records becomes models; what is wrong becomes diagnostics. Nothing raises."""

from generator.load.faults import RULES
from generator.load.registry import load_registry
from generator.load.scanned import CONTENT
from generator.load.strays import stray_files, stray_folders
from generator.load.township import content_gone, load_township, places

__all__ = [
    "CONTENT",
    "RULES",
    "content_gone",
    "load_registry",
    "load_township",
    "places",
    "stray_files",
    "stray_folders",
]
