"""villages.yml: which townships there are."""

from pathlib import Path as FilePath

from pydantic import TypeAdapter

from generator.diagnostics import Diagnostic
from generator.load.faults import file_size
from generator.load.reading import read_model
from generator.load.source import Source
from generator.model.registry import Registry

FILE = "villages.yml"
_ADAPTER: TypeAdapter[Registry] = TypeAdapter(Registry)


def load_registry(
    project: FilePath,
) -> tuple[Registry | None, Source | None, list[Diagnostic]]:
    """The registry of the project folder, and what is wrong with it; None if it cannot be used."""
    limit = file_size.REGISTRY_LIMIT
    return read_model(_ADAPTER, Registry, project / FILE, FILE, FILE, limit=limit)
