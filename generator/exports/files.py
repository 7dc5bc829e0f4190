"""The files for programs at fixed URLs, except those of single entries."""

from typing import NamedTuple


class File(NamedTuple):
    """A file: its path below docs/, and how the OpenAPI document describes it. Without `operation`, it is left out there.

    `document` is the model of a JSON document; other files are text of the type `media`.
    """

    path: str
    operation: str = ""
    summary: str = ""
    media: str = "text/plain"
    document: str = ""


FILES = (
    File("catalogue.json", "getCatalogue", "Everything", document="PublishedCatalogue"),
    File("catalogue.csv", "getCatalogueTable", "Every code as a row", "text/csv"),
    File("catalogue.schema.json", "getSchema", "JSON Schema of all documents", "application/schema+json"),
    File("matrix.csv", "getMatrix", "Conditions by APIs", "text/csv"),
    File("matrix.md", "getMatrixText", "Conditions by APIs as Markdown", "text/markdown"),
    File("retry-policy.json", "getRetryPolicy", "Retry classes, and those of every code", document="RetryPolicy"),
    File("retry-policy.md", "getRetryPolicyText", "Retry classes as Markdown", "text/markdown"),
    File("changes.md", "getEventsText", "What X changed, as Markdown", "text/markdown"),
    File("changes.xml", "getEvents", "What X changed, newest first, as an Atom feed", "application/atom+xml"),
    File("feed.xml", "getChanges", "Changes of each release as an Atom feed", "application/atom+xml"),
    File("llms.txt", "getIndexText", "Index for language models"),
    File("llms-full.txt", "getFullText", "Every page in one text"),
    File("assets/lookup.json"),
    File("openapi.json"),
    File("robots.txt"),
)
