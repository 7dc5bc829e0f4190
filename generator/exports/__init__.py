"""Export the catalogue in machine-readable formats."""

from collections.abc import Callable

from generator.cache import Cache, digest
from generator.catalogue import Catalogue
from generator.exports.documents import Documents, as_json, as_text
from generator.exports.file import File, Inputs
from generator.exports.files import FILES
from generator.exports.texts import llms_full_txt
from generator.page import Page
from generator.views import Views

__all__ = ["as_text", "exports", "markdown_files"]


def exports(views: Views, site: str, cache: Cache) -> dict[str, str]:
    """Return the content of all exported files, keyed by path below docs/. `site` is the base URL of the site, ending in a slash."""
    catalogue, documents = views.catalogue, Documents(views, site)
    inputs = Inputs(catalogue, views, documents, site)
    files = {file.path: _content(file, file.build, inputs, cache) for file in FILES if file.build}
    for view in views.codes.values():
        files |= dict.fromkeys([f"errors/{name}.json" for name in (view.id, *view.code.was)], as_json(documents.code_page(view)))
    names = dict(zip(catalogue.meanings, catalogue.meanings, strict=True)) | catalogue.former_names
    files |= {f"errors/{name}.json": as_json(documents.code_value_page(value)) for name, value in names.items()}
    for library in catalogue.libraries:
        text = as_json(documents.library_page(library.value))
        files |= dict.fromkeys([f"libraries/{name}.json" for name in (library.name, *library.value.was)], text)
    for snippet, programs in catalogue.programs_of.items():
        files |= {f"snippets/{snippet}/{snippet}{language.suffix}": text for language, text in programs}
    return files


def _content(file: File, build: Callable[[Inputs], str], inputs: Inputs, cache: Cache) -> str:
    if not file.fixed:
        return build(inputs)
    key = digest(b"export", *(part.encode() for part in (file.path, inputs.catalogue.version, inputs.site)))
    return cache.text(key, lambda: build(inputs))


def markdown_files(catalogue: Catalogue, planned: list[Page], versions: dict[str, str]) -> dict[str, str]:
    """Return the content of llms-full.txt and of all Markdown versions, keyed by path relative to the built site.

    These files are kept out of docs/, because MkDocs would convert them to HTML pages. `versions` contains the Markdown versions
    of the `planned` pages by path. Each version is also returned under the previous IDs and names of the entry.
    """
    former = {f"errors/{old}.md": f"errors/{code.name}.md" for code in catalogue.codes for old in code.value.was}
    former |= {f"errors/{old}.md": f"errors/{new}.md" for old, new in catalogue.former_names.items()}
    for folder, entries in catalogue.with_pages.items():
        former |= {f"{folder}/{old}.md": f"{folder}/{entry.name}.md" for entry in entries for old in entry.value.was}
    return versions | {old: versions[new] for old, new in former.items()} | {"llms-full.txt": llms_full_txt(planned, versions)}
