"""Run the comparisons of `python -m generator watch`."""

from pathlib import Path
from typing import NamedTuple

from generator.catalogue import Catalogue
from generator.watch import UnreadableError, pages, report, specification
from generator.watch.differences import differences, unexplained
from generator.write import exclusive_lock, write


class Outcome(NamedTuple):
    """Result of a comparison: the report, the error lines, and the exit status (0 for no differences, 1 for differences, 2 for errors)."""

    text: str
    errors: list[str]
    status: int


def compare_specification(catalogue: Catalogue, file: Path, *, markdown: bool) -> Outcome:
    """Compare the catalogue with a copy of X's OpenAPI document in `file`."""
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


def compare_pages(catalogue: Catalogue, root: Path, origin: str, *, save: bool, markdown: bool) -> Outcome:
    """Compare the pages that data/watch.yaml lists with the hashes of lines that were saved when the pages were last read.

    `origin` is a folder or a base URL with the source files of the pages. With `save`, replace the saved hashes if all pages could
    be read.
    """
    texts: dict[str, str] = {}
    errors: list[str] = []
    for url in [page.url for placed in catalogue.watch for page in placed.value.pages]:
        try:
            texts[url] = pages.fetch(url, origin)
        except UnreadableError as error:
            errors.append(str(error))
    try:
        saved = pages.load(root)
    except UnreadableError as error:
        if not save:
            return Outcome("", [*errors, str(error)], 2)
        saved = {}
    changes = [pages.compare(url, text, saved.get(url, set())) for url, text in texts.items()]
    if save and not errors:
        with exclusive_lock(root):
            write(root / "data", {pages.SAVED: pages.dump(texts)}, (pages.SAVED,))
    text = report.of_pages(changes, saved=save and not errors, markdown=markdown)
    status = 2 if errors else int(not save and any(change.differs for change in changes))
    return Outcome(text, errors, status)
