"""Take-downs: `gongshi redact` puts a mark in place of a value that must not be public any more."""

from generator.redaction.refusal import RefusedError
from generator.redaction.takedown import Takedown, Taken, take_down
from generator.redaction.told import still_held_back, told

__all__ = ["RefusedError", "Takedown", "Taken", "still_held_back", "take_down", "told"]
