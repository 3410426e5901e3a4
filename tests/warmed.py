"""Builds an invented county when it is imported, so that processes forked from here begin warm."""

from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from tests.county import TODAY, make_county

with TemporaryDirectory() as folder:
    pipeline.make_county(make_county(Path(folder)), (), 1, TODAY, lambda _: None)
