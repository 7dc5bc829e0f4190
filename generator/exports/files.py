"""List of the exported files that have a fixed URL. Files for individual entries are not in the list."""

from generator.exports.documents import as_json, as_text
from generator.exports.feed import changes_xml, feed_xml
from generator.exports.file import File, Inputs
from generator.exports.openapi import openapi
from generator.exports.schemas import catalogue_schema
from generator.exports.tables import catalogue_csv, matrix_csv
from generator.exports.texts import llms_txt, robots_txt


def _catalogue_csv(own: Inputs) -> str:
    urls = {name: source.url for name, source in own.catalogue.source.items()}
    return catalogue_csv(list(own.documents.codes.values()), urls, own.catalogue.version)


FILES: tuple[File, ...] = (
    File("catalogue.json", lambda own: as_json(own.documents.catalogue()), "getCatalogue", "Everything", document="PublishedCatalogue"),
    File("catalogue.csv", _catalogue_csv, "getCatalogueTable", "Every code as a row", "text/csv"),
    File(
        "catalogue.schema.json",
        lambda _: as_text(catalogue_schema()),
        "getSchema",
        "JSON Schema of all documents",
        "application/schema+json",
        fixed=True,
    ),
    File("matrix.csv", lambda own: matrix_csv(own.views), "getMatrix", "Conditions by API", "text/csv"),
    File("matrix.md", None, "getMatrixText", "Conditions by API, as Markdown", "text/markdown"),
    File(
        "retry-policy.json",
        lambda own: as_json(own.documents.retry_policy()),
        "getRetryPolicy",
        "Retry classes, and the classes of every code",
        document="RetryPolicy",
    ),
    File("retry-policy.md", None, "getRetryPolicyText", "Retry classes, as Markdown", "text/markdown"),
    File("changes.md", None, "getEventsText", "What X changed, as Markdown", "text/markdown"),
    File(
        "changes.xml",
        lambda own: changes_xml(own.catalogue, own.site),
        "getEvents",
        "What X changed, newest first, as an Atom feed",
        "application/atom+xml",
    ),
    File(
        "feed.xml",
        lambda own: feed_xml(own.catalogue, own.site),
        "getChanges",
        "Changes in each release, as an Atom feed",
        "application/atom+xml",
    ),
    File("llms.txt", lambda own: llms_txt(own.documents, own.catalogue, own.site), "getIndexText", "Index for language models"),
    File("llms-full.txt", None, "getFullText", "Every page in one text"),
    File("assets/lookup.json"),
    File("openapi.json", lambda own: as_text(openapi(own.catalogue.version, own.site, FILES)), fixed=True),
    File("robots.txt", lambda own: robots_txt(own.site)),
)
