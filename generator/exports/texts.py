"""Build text files for crawlers and language models: llms.txt, llms-full.txt, and robots.txt."""

from collections.abc import Iterable, Iterator

from generator.catalogue import Catalogue
from generator.exports.documents import Documents
from generator.exports.models import PublishedCode
from generator.markdown import NOTICE, escaped, path_of
from generator.page import Page

_FULL = ("code", "api", "condition", "guide", "retry", "matrix", "snippet", "libraries", "library", "changes")
"""Kinds of pages in llms-full.txt, in order. Number pages are left out, because number pages repeat the codes."""


def llms_txt(documents: Documents, catalogue: Catalogue, site: str) -> str:
    """Return the content of llms.txt: an index for language models (llmstxt.org), with links to the Markdown versions of pages."""
    lines = [
        "# X API Error Reference",
        "",
        "> Every known error of the X (Twitter) APIs, what it means, and what to do, with sources.",
        f"> Version {catalogue.version}. {NOTICE}",
        "",
        f"- [Everything as one text file]({site}llms-full.txt)",
        f"- [Everything as JSON]({site}catalogue.json) and its [schema]({site}catalogue.schema.json)",
        f"- [OpenAPI document]({site}openapi.json) of all machine-readable files",
        f"- [Retry policy]({site}retry-policy.md): when to retry, and [the retry classes of every code]({site}retry-policy.json)",
        f"- [Matrix]({site}matrix.md): the same problem in every API, and [as CSV]({site}matrix.csv)",
        f"- [What X changed]({site}changes.md): dated events of all APIs",
    ]
    for api in catalogue.apis:
        lines += ["", f"## {escaped(api.value.title)}", ""]
        lines += [f"- [All about this API]({site}errors/{api.name}.md): {escaped(api.value.summary)}"]
        for code in _of(api.name, documents):
            lines.append(f"- [{code.id}: {escaped(code.title)}]({code.page_url.rstrip('/')}.md): {escaped(code.summary)}")
    lines += ["", "## Guides", ""]
    lines += [f"- [{escaped(own.value.title)}]({site}guides/{own.name}.md): {escaped(own.value.symptom)}" for own in catalogue.guides]
    lines += ["", "## Conditions", ""]
    conditions = [(own.name, own.value) for own in catalogue.conditions]
    lines += [f"- [{escaped(own.title)}]({site}conditions/{name}.md): {escaped(own.summary)}" for name, own in conditions]
    lines += ["", "## Client libraries", ""]
    lines += [f"- [{escaped(own.value.name)}]({site}libraries/{own.name}.md): {escaped(own.value.summary)}" for own in catalogue.libraries]
    return "\n".join(lines) + "\n"


def llms_full_txt(pages: Iterable[Page], versions: dict[str, str]) -> str:
    """Return the content of llms-full.txt: the Markdown versions of `pages` as one text, codes first.

    Only the kinds of pages in `_FULL` are included. `versions` contains the Markdown versions by path.
    """
    own = sorted((page for page in pages if page.template in _FULL), key=lambda page: _FULL.index(page.template))
    return "\n".join(versions[path_of(page)] for page in own)


def robots_txt(site: str) -> str:
    """Return the content of robots.txt, which allows crawlers to read everything and links to the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"


def _of(api: str, documents: Documents) -> Iterator[PublishedCode]:
    return (code for code in documents.codes.values() if code.api_id == api)
