"""Build the OpenAPI 3.1 document for the exported files."""

from collections.abc import Iterable
from typing import Any

from generator.exports.file import File
from generator.exports.schemas import SCHEMA_VERSION, schemas

_JSON = "application/json"
_MARKDOWN = {"text/markdown": {"schema": {"type": "string"}}}


def openapi(version: str, site: str, files: Iterable[File]) -> dict[str, Any]:
    """Return the OpenAPI document that describes `files` and the files for individual entries.

    `version` is the version of the catalogue, and `site` is the base URL of the site, ending in a slash.
    """
    api = {"name": "api", "in": "path", "required": True, "schema": {"type": "string"}, "example": "v1.1"}
    code = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}, "example": "187"}
    name = {**code, "name": "name", "description": "A number or name, such as `429` or `TooManyConnections`. For Markdown, also an API ID."}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "X API Error Reference",
            "version": version,
            "x-schema-version": SCHEMA_VERSION,
            "description": "Static files, served without processing. Independent of X Corp.",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": site.rstrip("/") or "/"}],
        "paths": {
            "/errors/{api}/{code}.json": _get("getCode", "One code", _document("CodePage"), [api, code]),
            "/errors/{api}/{code}.md": _get("getCodeText", "One code as Markdown", _MARKDOWN, [api, code]),
            "/errors/{name}.json": _get("getCodeValue", "Every meaning of a number or name", _document("CodeValuePage"), [name]),
            "/errors/{name}.md": _get("getCodeValueText", "Every meaning as Markdown", _MARKDOWN, [name]),
            "/conditions/{id}.md": _get("getConditionText", "One condition as Markdown", _MARKDOWN, [_named("rate-limited")]),
            "/guides/{id}.md": _get("getGuideText", "One guide as Markdown", _MARKDOWN, [_named("which-403")]),
            "/snippets/{id}.md": _get("getSnippetText", "One snippet as Markdown", _MARKDOWN, [_named("wait-for-reset")]),
            "/libraries/{id}.json": _get("getLibrary", "One client library", _document("LibraryPage"), [_named("tweepy")]),
            "/libraries/{id}.md": _get("getLibraryText", "One client library as Markdown", _MARKDOWN, [_named("tweepy")]),
            **{f"/{file.path}": _get(file.operation, file.summary, _file(file)) for file in files if file.operation},
        },
        "components": {"schemas": schemas("#/components/schemas/{model}")},
    }


def _get(operation: str, summary: str, content: dict[str, Any], parameters: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    responses: dict[str, Any] = {"200": {"description": summary, "content": content}}
    if parameters:
        responses["404"] = {"description": "Not found"}
    return {"get": {"operationId": operation, "summary": summary, "parameters": parameters or [], "responses": responses}}


def _named(example: str) -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": example}


def _document(name: str) -> dict[str, Any]:
    return {_JSON: {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _file(file: File) -> dict[str, Any]:
    return _document(file.document) if file.document else {file.media: {"schema": {"type": "string"}}}
