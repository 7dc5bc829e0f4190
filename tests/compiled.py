"""Create schemas once for many catalogues, because they do not depend on the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from generator import pipeline
from generator.exports import files


@contextmanager
def compiled_once() -> Iterator[None]:
    """Keep what a build derives from the program alone, which takes most of the time of a small build."""
    own = [
        (pipeline, "editor_schemas"),
        *((files, name) for name in ("catalogue_schema", "openapi")),
    ]
    kept = [(module, name, getattr(module, name)) for module, name in own]
    for module, name, function in kept:
        setattr(module, name, cache(function))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)
