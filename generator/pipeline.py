"""Build pipeline: read and check the catalogue, and render all files in memory. The module `write` then writes the files."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml
from jinja2 import Environment

from generator import permalinks, rules
from generator.aliases import aliases
from generator.cache import Cache, digest, opened
from generator.catalogue import Catalogue
from generator.delivery import THEME, theme_styles
from generator.exports import as_text, exports, markdown_files
from generator.exports.lookup import Described, lookup_json
from generator.findings import Finding
from generator.fingerprint import Fingerprints
from generator.link import link
from generator.load import decode, library_programs, load, load_programs
from generator.markdown import KINDS, Versions
from generator.page import Page
from generator.pages import pages
from generator.permalinks import Permalink
from generator.render import environment, render, render_alias, with_front_matter
from generator.templating import TemplateError, template_errors, templates_digest
from generator.validate import editor_schemas, validate
from generator.views import Views

HAND_WRITTEN = {"about/": "about/index.md", "about/programs/": "about/programs.md", "lookup/": "lookup/index.md"}
"""Paths of the hand-written pages below docs/, by URL."""
OTHERS = ("llms-full.txt", "sitemap.xml")
"""Files at the site root that MkDocs or `deliver` writes."""


@dataclass(frozen=True)
class Plan:
    """A catalogue without findings, and the content of all files to write, by path.

    The paths in `docs` are relative to docs/, those in `data` to data/, and those in `markdown` to the built site.
    """

    catalogue: Catalogue
    docs: dict[str, str]
    data: dict[str, str]
    markdown: dict[str, str]


@contextmanager
def no_collector() -> Iterator[None]:
    """Disable the cyclic garbage collector, which takes a fifth of the build time. A build creates no reference cycles.

    Afterward, the collector ignores all objects of the build. They are still freed when the last reference is gone.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.enable()


@no_collector()
def read(root: Path, cache: Cache | None = None) -> tuple[Catalogue, list[Finding]]:
    """Read and check the catalogue below `root`. Return the catalogue, which is valid only without findings, and all findings."""
    documents, findings = load(root / "data", cache)
    programs, found = load_programs(root / "snippets")
    findings += found
    files, found = validate(documents, complete=not findings)
    findings += found
    catalogue = link(files, programs, library_programs(root))
    if not findings:
        findings = rules.check(catalogue)
    return catalogue, findings


@no_collector()
def plan(root: Path, site: str, *, locked: bool, cache: Cache | None = None) -> tuple[Plan | None, list[Finding]]:
    """Return all files to write for the project in `root`, or None and all findings.

    `site` is the base URL, ending in a slash. If `locked` is true, a URL that is missing from the lock file is a finding. `cache`
    contains results of earlier builds, which save time and do not change the plan.
    """
    if cache is None:
        with opened() as empty:
            return plan(root, site, locked=locked, cache=empty)
    catalogue, findings = read(root, cache)
    if findings:
        return None, findings
    views = Views(catalogue)
    planned = list(pages(views))
    others = aliases(catalogue)
    at = {page.url: page for page in planned}
    try:
        with template_errors():
            env, prints = environment(cache), Fingerprints()
            inputs = {page.url: digest(page.template.encode(), page.url.encode(), prints.of(page.values)) for page in planned}
            rendered = {page.url: _rendered(env, page, inputs[page.url], cache) for page in planned}
            redirects = {f"{alias}index.html": render_alias(env, alias, at[url], site) for alias, url in others.items()}
            versions = Versions(planned, site, catalogue.version, cache)
            markdown = {path: _version(versions, page, inputs[page.url], cache) for path, page in versions.pages.items()}
    except TemplateError as error:
        return None, [*error.args]
    files = {page.path: with_front_matter(page, rendered[page.url].body) for page in planned} | exports(views, site, cache) | redirects
    by_hand, unread = _texts(root, {url: f"docs/{path}" for url, path in HAND_WRITTEN.items()} | {permalinks.PATH: permalinks.PATH})
    lock = by_hand.pop(permalinks.PATH, "")
    if unread:
        return None, unread
    files[THEME] = theme_styles()
    files["assets/lookup.json"] = lookup_json(catalogue, _described(catalogue, planned, by_hand))
    current = [_permalink(page, rendered[page.url].sections, catalogue, files) for page in planned]
    current += [Permalink(url, tuple(permalinks.sections(text))) for url, text in by_hand.items()]
    current += [Permalink(alias, _forms(alias, files), alias=True) for alias in others]
    apart = ("errors/", "libraries/", "assets/")
    current += [Permalink(path) for path in (*files, *OTHERS) if not path.startswith(apart) and not _is_page(path)]
    findings = permalinks.check(lock, current, complete=locked)
    if findings:
        return None, findings
    schemas = {f"schemas/{name}.schema.json": text for name, text in _schemas(cache).items()}
    data = {"permalinks.txt": permalinks.extended(lock, current), **schemas}
    return Plan(catalogue, files, data, markdown_files(catalogue, planned, markdown)), []


def _schemas(cache: Cache) -> dict[str, str]:
    """Return the JSON Schemas for editors as text, by name. The schemas depend only on the generator's code."""
    texts = cache.text(b"schemas", lambda: json.dumps({name: as_text(schema) for name, schema in editor_schemas().items()}))
    return dict(json.loads(texts))


class _Rendered(NamedTuple):
    """The Markdown body of a page, and the section IDs in the body, each with a leading `#`."""

    body: str
    sections: list[str]


def _rendered(env: Environment, page: Page, inputs: bytes, cache: Cache) -> _Rendered:
    def render_with_sections() -> str:  # the cache keeps texts, so the section IDs are the first line
        body = render(env, page)
        return f"{' '.join(permalinks.sections(body))}\n{body}"

    key = digest(b"page", templates_digest(env), page.data.encode(), inputs)
    sections, _, body = cache.text(key, render_with_sections).partition("\n")
    return _Rendered(body, sections.split())


def _version(versions: Versions, page: Page, inputs: bytes, cache: Cache) -> str:
    return cache.text(digest(b"markdown", versions.digest, inputs), lambda: versions.render(page))


def search_index(root: Path, catalogue: Catalogue) -> str:
    """Return the content of assets/lookup.json without rendering pages, for tests of the search."""
    by_hand, _ = _texts(root, {url: f"docs/{path}" for url, path in HAND_WRITTEN.items()})
    return lookup_json(catalogue, _described(catalogue, list(pages(Views(catalogue))), by_hand))


def _described(catalogue: Catalogue, planned: list[Page], by_hand: dict[str, str]) -> list[Described]:
    """Return the search data of pages that are not about one entry, with keywords from overviews.yaml or from front matter."""
    at = {page.url: page for page in planned}
    listed = catalogue.overviews[0].value.pages
    found = [Described(words.url, at[words.url].title, at[words.url].description, words.keywords) for words in listed]
    for url, text in by_hand.items():
        front = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
        found.append(Described(url, front.get("title", url), front.get("description", ""), front.get("keywords", [])))
    return found


def _texts(root: Path, paths: dict[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """Read the files in `paths` that exist. Return the texts by name, and findings for files that cannot be decoded."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for name, path in paths.items():
        if (root / path).exists():
            text, found = decode(path, (root / path).read_bytes())
            texts[name] = text or ""
            findings += found
    return texts, findings


def _permalink(page: Page, sections: list[str], catalogue: Catalogue, files: dict[str, str]) -> Permalink:
    code = catalogue.code.get(page.url.removeprefix("errors/").rstrip("/"))
    meaning = [f"={code.value.condition}"] if code else []
    forms = _forms(page.url, files) or ((".md",) if page.template in KINDS else ())
    return Permalink(page.url or "/", (*meaning, *forms, *sections))


def _forms(url: str, files: dict[str, str]) -> tuple[str, ...]:
    """Return the extensions of the JSON and Markdown versions of an error or library page, or an empty tuple for other pages."""
    return (".json", ".md") if url.startswith(("errors/", "libraries/")) and f"{url.rstrip('/')}.json" in files else ()


def _is_page(path: str) -> bool:
    return path.endswith((".md", "/index.html"))
