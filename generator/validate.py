"""Validate the plain values in the files of the catalogue against the models in `entries`."""

from functools import cache
from pathlib import PurePosixPath
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.catalogue import PREFIX
from generator.entries import (
    ApiFile,
    Changelog,
    Common,
    Entry,
    Family,
    Flows,
    Guide,
    Library,
    Overviews,
    Retries,
    Slug,
    Snippets,
    Source,
    Synonyms,
    Watch,
)
from generator.findings import Finding, Mark, nearest, quoted, shown
from generator.load import Document, Location

RULES = {
    "unknown-file": "Every file in data/ is in apis/, conditions/, guides/, or libraries/, or is one of the known single files.",
    "missing-file": "data/ has all single files, at least one API, and at least one family of conditions.",
    "unknown-key": "An entry has only keys that its model defines.",
    "missing-field": "An entry has all required fields.",
    "wrong-type": "A value has the type of its field.",
    "wrong-value": "A value has the format of its field, or is one of its allowed values.",
}

_FOLDERS: dict[str, type[Entry]] = {"apis": ApiFile, "conditions": Family, "guides": Guide, "libraries": Library}
_FILES: dict[str, Any] = {
    "changelog.yaml": Changelog,
    "common.yaml": Common,
    "flows.yaml": Flows,
    "overviews.yaml": Overviews,
    "retry.yaml": Retries,
    "snippets.yaml": Snippets,
    "sources.yaml": dict[Slug, Source],
    "synonyms.yaml": Synonyms,
    "watch.yaml": Watch,
}
_TYPE_NAMES = {
    "string": "a string",
    "int": "a whole number",
    "bool": "true or false",
    "list": "a list",
    "dict": "a mapping",
    "model": "a mapping",
}


Files = dict[str, list[tuple[Document, Any]]]
"""Valid files, as pairs of a document and a model, by file type: a folder such as `apis`, or a file name such as `retry.yaml`."""


def validate(documents: list[Document], complete: bool) -> tuple[Files, list[Finding]]:
    """Validate the documents. Return the valid files by file type, and findings for invalid files.

    Missing files are reported only if `complete` is true, which means that every file could be read.
    """
    findings: list[Finding] = []
    files: Files = {key: [] for key in (*_FOLDERS, *_FILES)}
    for document in documents:
        key = _file_type(document.path)
        if key is None:
            tip = "Move it to apis/, conditions/, guides/, or libraries/, or remove it."
            findings.append(Finding(document.mark(()), _name(document), "The path is not valid for a catalogue file.", tip, "unknown-file"))
            continue
        model = _FOLDERS.get(key) or _FILES[key]
        try:
            files[key].append((document, _adapter(model).validate_python(document.value)))
        except ValidationError as error:
            findings += [_finding(document, model, detail) for detail in error.errors(include_url=False, include_context=True)]
    present = {_file_type(document.path) for document in documents}
    for key in [key for key in ("apis", "conditions", *_FILES) if complete and key not in present]:
        mark = Mark(f"data/{key}", 1, 1)
        message = f"The file data/{key} is missing." if key in _FILES else f"The folder data/{key}/ has no files."
        findings.append(Finding(mark, "data", message, "Add the file." if key in _FILES else "Add at least one file.", "missing-file"))
    return files, findings


def editor_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each file type in data/, by name. Editor modelines refer to data/schemas/<name>.schema.json."""
    kinds = _FOLDERS | {name.removesuffix(".yaml"): model for name, model in _FILES.items()}
    return {name: _adapter(model).json_schema() for name, model in kinds.items()}


def _file_type(path: str) -> str | None:
    """Return the type of the file at `path`: `apis` for data/apis/v2.yaml, `retry.yaml` for data/retry.yaml, None for an unknown path."""
    match PurePosixPath(path).parts[1:]:
        case [folder, _] if folder in _FOLDERS:
            return folder
        case [file] if file in _FILES:
            return file
    return None


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _finding(document: Document, model: Any, detail: ErrorDetails) -> Finding:
    location: Location = tuple(step for step in detail["loc"] if step != "[key]")
    mark, entry, kind, value = document.mark(location), _name(document, location), detail["type"], detail["input"]
    key = str(location[-1]) if location else "the file"
    if kind == "extra_forbidden":
        fields = sorted(_fields(model, location[:-1]))
        tip = nearest(key, fields, f"Use one of {', '.join(fields)}.")
        return Finding(mark, entry, f"The key {quoted(key)} is unknown.", tip, "unknown-key")
    if kind == "missing":
        return Finding(mark, entry, f"The field {quoted(key)} is missing.", "Add the field.", "missing-field")
    if kind.endswith("_type"):
        wanted = _TYPE_NAMES.get(kind.removesuffix("_type"), "another type")
        number = wanted == "a string" and isinstance(value, int | bool)
        tip = f'Put it in quotes: "{value}".' if number else f"Write {wanted}."
        return Finding(mark, entry, f"{_field(location)} is {_type_name(value)}, not {wanted}.", tip, "wrong-type")
    if kind == "literal_error":
        words = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        tip = nearest(str(value), words, f"Use one of {', '.join(words)}.")
        return Finding(mark, entry, f"{_field(location)} has an invalid value: {quoted(value)}.", tip, "wrong-value")
    if kind == "string_pattern_mismatch":
        tip = _FORMAT_TIPS.get(detail["ctx"]["pattern"], "Write it on one line, without spaces at the start or end.")
        return Finding(mark, entry, f"{_field(location)} has an invalid format: {quoted(value)}.", tip, "wrong-value")
    if kind == "too_short":
        return Finding(mark, entry, f"{_field(location)} is empty.", "Add at least one item.", "wrong-value")
    return Finding(mark, entry, f"{_field(location)} is {quoted(value)}: {detail['msg']}.", "Correct the value.", "wrong-value")


_FORMAT_TIPS = {
    r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$": "Use lowercase letters and digits, separated by hyphens, dots, or underscores.",
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$": "Use only letters, digits, dots, hyphens, and underscores, because URLs contain the value.",
    r"^[a-z0-9]+(?:[-._][a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9._-]*$": "Write the ID of the API, a slash, and the code, such as v1.1/187.",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[2-9])?$": "Write a date such as 2026-11-21, or 2026-11-21.2 for the second release on that date.",
    r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$": "Write a date such as 2012, 2012-05, or 2012-05-14.",
}


def _field(location: Location) -> str:
    match location:
        case (*_, int(index)):
            return f"Item {index + 1} of the list"
        case (*_, str(key)):
            return quoted(key)
    return quoted("the file")


def _type_name(value: object) -> str:
    names = {bool: "true or false", int: "a number", str: "a string", list: "a list", dict: "a mapping", type(None): "empty"}
    return names.get(type(value), type(value).__name__)


def _fields(model: Any, location: Location) -> set[str]:
    """Return the keys that `model` allows at `location`."""
    for step in location:
        arguments = [argument for argument in get_args(model) if argument is not NoneType]
        if isinstance(step, str) and isinstance(model, type) and issubclass(model, BaseModel):
            found = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
            model = found.annotation if found else None
        else:
            model = arguments[-1] if arguments else None
    model = next((argument for argument in get_args(model) if argument is not NoneType), model)  # for `Wait | None`, use `Wait`
    if isinstance(model, type) and issubclass(model, BaseModel):
        return {field.alias or name for name, field in model.model_fields.items()}
    return set()


def _name(document: Document, location: Location = ()) -> str:
    """Return the ID of the entry at `location`, or the file name if the entry has no readable ID."""
    file, value = PurePosixPath(document.path).name, document.value
    match location, value:
        case ("codes", int(index), *_), {"id": str(api), "codes": list(codes)} if isinstance(codes[index], dict):
            own = codes[index]
            return shown(f"{api}/{PREFIX.get(str(own.get('kind')), '')}{own.get('code', index)}")
        case (str(part), int(index), *_), {} if isinstance(value[part][index], dict):
            return shown(value[part][index].get("id") or file)
        case (str(name), *_), _ if _file_type(document.path) == "sources.yaml":
            return shown(name) or file
    return file
