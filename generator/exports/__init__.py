"""Export the catalogue in machine-readable formats, one text per file."""

import json
from typing import Any

from generator.catalogue import Catalogue, Placed
from generator.exports.documents import Documents, as_json
from generator.exports.feed import changes_xml, feed_xml
from generator.exports.openapi import openapi
from generator.exports.schemas import catalogue_schema
from generator.exports.tables import catalogue_csv, matrix_csv
from generator.exports.texts import llms_full_txt, llms_txt, robots_txt
from generator.page import Page
from generator.views import Views


def exports(catalogue: Catalogue, site: str) -> dict[str, str]:
    """Return the texts of all files by path below docs/. `site` is the URL of the site, ending in a slash."""
    views = Views(catalogue)
    documents = Documents(views, site)
    files = {
        "catalogue.csv": catalogue_csv(
            list(documents.codes.values()), {name: source.url for name, source in catalogue.source.items()}, catalogue.version
        ),
        "catalogue.json": as_json(documents.catalogue()),
        "catalogue.schema.json": as_text(catalogue_schema()),
        "changes.xml": changes_xml(catalogue, site),
        "feed.xml": feed_xml(catalogue, site),
        "llms.txt": llms_txt(documents, catalogue, site),
        "matrix.csv": matrix_csv(views),
        "openapi.json": as_text(openapi(catalogue.version, site)),
        "retry-policy.json": as_json(documents.retry_policy()),
        "robots.txt": robots_txt(site),
    }
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


def markdown_files(catalogue: Catalogue, planned: list[Page], versions: dict[str, str]) -> dict[str, str]:
    """Return all Markdown files by path below the built site. In docs/, MkDocs would convert them to pages.

    `versions` has the Markdown versions of the `planned` pages by path. A previous ID or name gets the text of its replacement.
    llms-full.txt contains all of them except number pages.
    """
    former = {f"errors/{old}.md": f"errors/{code.name}.md" for code in catalogue.codes for old in code.value.was}
    former |= {f"errors/{old}.md": f"errors/{new}.md" for old, new in catalogue.former_names.items()}
    groups: dict[str, list[Placed[Any]]] = {
        "conditions": catalogue.conditions,
        "guides": catalogue.guides,
        "libraries": catalogue.libraries,
        "snippets": catalogue.snippets,
    }
    for folder, entries in groups.items():
        former |= {f"{folder}/{old}.md": f"{folder}/{entry.name}.md" for entry in entries for old in entry.value.was}
    return versions | {old: versions[new] for old, new in former.items()} | {"llms-full.txt": llms_full_txt(planned, versions)}


def as_text(value: object) -> str:
    """Serialize a plain value as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
