"""Published JSON documents and their JSON Schemas.

A field name has one type and one meaning in all documents. Fields that end in `_id` or `_ids` refer to entries. Fields that end
in `_label` contain a few words, and fields that end in `_text` contain a sentence. Columns of CSV files have the same names. For
an object, a cell contains the text of the object. For a list, a cell contains one line for each item.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from generator.entries import Entry, Source
from generator.exports import library_models, models
from generator.exports.library_models import PublishedLibrary
from generator.exports.models import PublishedApi, PublishedCode, PublishedCondition, PublishedRetryClass

SCHEMA_VERSION = "1.0"
"""Version of the names, types, and meanings of fields. docs/about/programs.md states when the version changes."""


class PublishedDocument(Entry):
    """Base class for all published documents."""

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
    """`/errors/{api}/{code}.json`: one code with its condition, its usual retry class, and its sources."""

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
        "apis": "All APIs. Each version of an API is a separate entry.",
        "code": "One error of one API.",
        "codes": "All codes.",
        "condition": "The condition of the code.",
        "conditions": "All conditions: underlying problems that codes report.",
        "libraries": "All client libraries.",
        "library": "One client library.",
        "meanings": "Every code with the same value, in all APIs.",
        "retry_class": "The usual retry class of the code.",
        "retry_class_ids_by_code": "IDs of the retry classes by code ID, the usual class first.",
        "retry_classes": "Retry classes by ID.",
        "schema_version": "Version of the names, types, and meanings of fields: a major and a minor number.",
        "sources": "Sources by ID.",
        "version": "Version of the catalogue: its release date.",
    }
)
"""Meanings of all fields, by name."""

DOCUMENTS = (PublishedCatalogue, CodePage, CodeValuePage, LibraryPage, RetryPolicy)


def schemas(template: str = "#/$defs/{model}") -> dict[str, Any]:
    """Return the JSON Schemas of all documents and their parts, by name. `template` is the format of references between schemas.

    Every field has a description. Unknown fields are valid, because a later version can add fields.
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
    """Return `/catalogue.schema.json`: the schema of `/catalogue.json`, with the schemas of the other documents in `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "X API Error Reference",
        "description": f"Schema version {SCHEMA_VERSION}.",
        "$ref": "#/$defs/PublishedCatalogue",
        "$defs": schemas(),
    }
