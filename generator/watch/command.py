"""Run one comparison of `python -m generator watch`."""

from pathlib import Path
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.watch import UnreadableError, report, specification
from generator.watch.differences import differences, unexplained


class Outcome(NamedTuple):
    """What to print, the errors to print apart, and the exit status: 0 no difference, 1 some, 2 something cannot be compared."""

    text: str
    errors: list[str]
    status: int


def compare_specification(catalogue: Catalogue, file: Path, *, markdown: bool) -> Outcome:
    """Compare the catalogue with X's OpenAPI document in `file`."""
    try:
        with file.open("rb") as opened:
            read = specification.read(opened.read(specification.LIMIT + 1), str(file))
    except OSError as error:
        return Outcome("", [f"{file}: The file cannot be read: {error.strerror or error}. Check the path."], 2)
    except UnreadableError as error:
        return Outcome("", [str(error)], 2)
    accepted = [entry for placed in catalogue.watch for entry in placed.value.openapi]
    new, stale = unexplained(differences(read, catalogue), accepted, read.version)
    return Outcome(report.of_specification(read, new, stale, catalogue, markdown=markdown), [], 1 if new or stale else 0)
