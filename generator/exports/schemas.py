"""The published JSON documents, and their JSON Schemas.

A name has one type and one meaning in all documents. Names that end in `_id` or `_ids` refer to an entry. The value of a
name that ends in `_label` is a few words, and that of a name that ends in `_text` is a sentence. Columns of CSV files have
the same names; a cell has the text of an object, and one line for each item of a list.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from generator.entries import Entry, Source
from generator.exports import library_models, models
from generator.exports.library_models import PublishedLibrary
from generator.exports.models import PublishedApi, PublishedCode, PublishedCondition, PublishedRetryClass

SCHEMA_VERSION = "1.0"
"""Version of the names, types and meanings of fields. docs/about/programs.md states what changes it."""


class PublishedDocument(Entry):
    """Base class of all documents."""

    schema_version: str
    version: str


class PublishedCatalogue(PublishedDocument):
    """`/catalogue.json`: the whole catalogue."""

    apis: list[PublishedApi]
    conditions: list[PublishedCondition]
    codes: list[PublishedCode]
    libraries: list[PublishedLibrary]
    sources: dict[str, Source]


class CodePage(PublishedDocument):
    """`/errors/{api}/{code}.json`: one code with its condition, its usual retry class and its sources."""

    code: PublishedCode
    condition: PublishedCondition
    retry_class: PublishedRetryClass
    sources: dict[str, Source]


class CodeValuePage(PublishedDocument):
    """`/errors/{name}.json`: every meaning of a number or name, in all APIs."""

    code_value: str
    page_url: str
    meanings: list[PublishedCode]


class LibraryPage(PublishedDocument):
    """`/libraries/{library}.json`: one client library with its sources."""

    library: PublishedLibrary
    sources: dict[str, Source]


class RetryPolicy(PublishedDocument):
    """`/retry-policy.json`: all retry classes, and the classes of every code."""

    retry_classes: dict[str, PublishedRetryClass]
    retry_class_ids_by_code: dict[str, list[str]]


MEANINGS = (
    models.MEANINGS
    | library_models.MEANINGS
    | {
        "apis": "All APIs, each at one version.",
        "code": "One error of one API.",
        "codes": "All codes.",
        "condition": "The condition of the code.",
        "conditions": "All conditions: underlying problems that codes report.",
        "libraries": "All client libraries.",
        "library": "One client library.",
        "meanings": "Every code with the same value, in all APIs.",
        "retry_class": "The usual retry class of the code.",
        "retry_class_ids_by_code": "For the ID of each code, the IDs of its retry classes, the usual one first.",
        "retry_classes": "Retry classes by ID.",
        "schema_version": "Version of the names, types and meanings of fields: a major and a minor number.",
        "sources": "Sources by ID.",
        "version": "Version of the catalogue: its release date.",
    }
)
"""Meanings of all fields, by name."""

DOCUMENTS = (PublishedCatalogue, CodePage, CodeValuePage, LibraryPage, RetryPolicy)


def schemas(template: str = "#/$defs/{model}") -> dict[str, Any]:
    """Return the JSON Schemas of all documents and their parts by name. `template` is the format of references between them.

    Every field has its description. Fields that a schema lacks are valid, because a later version may add some.
    """
    pairs = [(model, "serialization") for model in DOCUMENTS]
    _, whole = models_json_schema(pairs, ref_template=template)  # type: ignore[arg-type]
    models: dict[str, Any] = whole["$defs"]
    for model in models.values():
        model.pop("additionalProperties")
        for name, field in model["properties"].items():
            if name in MEANINGS:
                field.setdefault("description", MEANINGS[name])
    return models


def catalogue_schema() -> dict[str, Any]:
    """Return `/catalogue.schema.json`: the schema of `/catalogue.json`, with those of the other documents under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "X API Error Reference",
        "description": f"Schema version {SCHEMA_VERSION}.",
        "$ref": "#/$defs/PublishedCatalogue",
        "$defs": schemas(),
    }
