"""Collect what X's OpenAPI document says about errors: problem types, titles, fields, and listed values.

X changes the format of the document between versions. Therefore, the type of every part is checked before use, and names are made
safe to print.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.watch import UnreadableError

LIMIT = 20_000_000
"""Maximum size of a document in bytes. X's document is smaller than one million bytes."""
NAMED_FIELDS = ("connection_issue", "disconnect_type")
"""Fields whose values are codes in the catalogue. For any other field, the description of the field lists the values."""

_SEEDS = ("Problem", "Error")
_PROSE = ("type", "title", "detail", "message")
"""Fields whose listed values are left out, because the values are sentences or are collected separately."""
_TYPE = re.compile(r"https?://api\.(?:twitter|x)\.com/2/problems/([A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9])|\babout:blank\b")
_SHOWN = 80  # maximum number of characters of a name
_AGAIN = "Download https://api.x.com/2/openapi.json again."


class Specification:
    """The names that concern errors in one version of X's OpenAPI document, each with the schemas that contain the name."""

    def __init__(self, version: str) -> None:
        """Create a specification without names."""
        self.version = version
        self.types: dict[str, set[str]] = defaultdict(set)
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.fields: dict[str, set[str]] = defaultdict(set)
        self.values: dict[tuple[str, str], set[str]] = defaultdict(set)
        """Keys are pairs of a field name and a value."""


def read(raw: bytes, place: str) -> Specification:
    """Parse the OpenAPI document in `raw`, and collect the names that concern errors. `place` is the path or URL to show in error lines.

    Raise UnreadableError if the document is not an OpenAPI document that describes errors.
    """
    if len(raw) > LIMIT:
        raise UnreadableError(place, f"The file is larger than {LIMIT:,} bytes.", _AGAIN)
    try:
        document = json.loads(raw)
    except RecursionError:
        raise UnreadableError(place, "The file is nested too deeply.", _AGAIN) from None
    except ValueError as error:
        raise UnreadableError(place, f"The file is not JSON: {_clean(error)}.", _AGAIN) from None
    if not isinstance(document, dict) or not isinstance(document.get("openapi"), str):
        raise UnreadableError(place, "The file is not an OpenAPI document.", _AGAIN)
    components = _mapping(document.get("components"))
    schemas = _mapping(components.get("schemas"))
    specification = Specification(_clean(_mapping(document.get("info")).get("version", "?")))
    errors = _error_schemas(document, schemas)
    for name, schema in schemas.items():
        _collect(specification, schema, _clean(name), whole=name in errors)
    _collect(specification, {key: value for key, value in document.items() if key != "components"}, "paths", whole=False)
    _collect(specification, {key: value for key, value in components.items() if key != "schemas"}, "components", whole=False)
    if not specification.types and not specification.fields:
        tip = "Check that it is X's OpenAPI document, and check whether X changed how it describes errors."
        raise UnreadableError(place, "The document describes no errors.", tip)
    return specification


def problem_types(text: str) -> Iterator[str]:
    """Return the last path segment of each problem type URI in `text`, and `about-blank` for each `about:blank`."""
    return (match[1] or "about-blank" for match in _TYPE.finditer(text))


def _error_schemas(document: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    """Return the names of the schemas that describe errors.

    Error schemas are `Problem`, `Error`, schemas with a problem type, schemas of the items of lists called `errors`, schemas that
    extend an error schema, and schemas to which an error schema refers.
    """
    refers = {name: set(_references(schema)) for name, schema in schemas.items()}
    bases = {name: set(_references(_mapping(schema).get("allOf"))) for name, schema in schemas.items()}
    waiting = [*_SEEDS, *(name for name, schema in schemas.items() if _is_typed(schema))]
    waiting += [name for items in _items_of_errors(document) for name in _references(items.get("$ref"))]
    found = set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and name in schemas:
            found.add(name)
            waiting += [*refers[name], *(other for other, base in bases.items() if name in base)]
    return found


def _is_typed(schema: Any) -> bool:
    own = _mapping(_mapping(schema).get("properties")).get("type")
    return any(isinstance(value, str) and _TYPE.fullmatch(value) for value in _walk(own))


def _collect(specification: Specification, part: Any, place: str, *, whole: bool) -> None:
    """Add the names in one part of the document to the specification. `place` is the name of the part.

    If `whole` is true, every field in the part belongs to an error.
    """
    for value in _walk(part):
        for name in problem_types(value) if isinstance(value, str) else ():
            specification.types[name].add(place)
        if isinstance(value, dict):
            _collect_example(specification, value, place)
            if not whole and "errors" in _mapping(value.get("properties")):
                specification.fields["errors"].add(place)
    for fields in [part] if whole else _items_of_errors(part):
        for value in _walk(fields):
            for name, schema in _mapping(_mapping(value).get("properties")).items():
                specification.fields[_clean(name)].add(place)
                _collect_values(specification, _clean(name), _mapping(schema), place)


def _collect_values(specification: Specification, field: str, schema: dict[str, Any], place: str) -> None:
    listed = schema.get("enum")
    values = [*(listed if isinstance(listed, list) else []), schema.get("const")]
    if field == "title":
        values += [schema.get("default"), schema.get("example")]
    for text in [_clean(value) for value in values if isinstance(value, str)]:
        if field == "title":
            specification.titles[text].add(place)
        elif field not in _PROSE:
            specification.values[field, text].add(place)


def _collect_example(specification: Specification, value: dict[str, Any], place: str) -> None:
    """Add the title, fields, and values of an example problem object to the specification. Ignore other objects."""
    kind, title = value.get("type"), value.get("title")
    if not (isinstance(kind, str) and _TYPE.fullmatch(kind)):
        return
    if isinstance(title, str):
        specification.titles[_clean(title)].add(place)
    for name, own in value.items():
        specification.fields[_clean(name)].add(place)
        if name in (*NAMED_FIELDS, "reason") and isinstance(own, str):
            specification.values[name, _clean(own)].add(place)


def _items_of_errors(part: Any) -> Iterator[dict[str, Any]]:
    """Yield the schema of the items of every list called `errors` in a part of the document."""
    for value in _walk(part):
        errors = _mapping(_mapping(_mapping(value).get("properties")).get("errors"))
        if items := _mapping(errors.get("items")):
            yield items


def _references(part: Any) -> Iterator[str]:
    """Yield the names of the schemas to which a part of the document refers."""
    for value in _walk(part):
        if isinstance(value, str) and value.startswith("#/components/schemas/"):
            yield value.rpartition("/")[2]


def _walk(part: Any) -> Iterator[Any]:
    """Yield `part`, and every key and value in `part` at any depth."""
    waiting = [part]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _clean(value: object) -> str:
    """Return a value as text that is safe to print: on one line, without backticks, and at most 80 characters long."""
    return "".join(c if c.isprintable() and c != "`" else "?" for c in str(value)[:_SHOWN])
