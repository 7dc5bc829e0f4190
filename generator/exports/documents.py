"""The published JSON documents: their models, which define the published schemas, and how they are filled."""

from typing import Any

from pydantic.json_schema import models_json_schema

from generator.entries import (
    Absence,
    Act,
    Again,
    Body,
    Claim,
    Entry,
    Example,
    Expression,
    Expressions,
    Fix,
    Grade,
    Kind,
    Library,
    LibraryRetry,
    LibraryText,
    Maintenance,
    Member,
    Message,
    Moment,
    Package,
    Phrase,
    RaisedException,
    Relation,
    Slug,
    Source,
    Statement,
    Status,
    Story,
    Timeout,
    Wait,
)
from generator.page import cited, cited_by
from generator.views import CodeView, Views


class PublishedApi(Entry):
    """One API at one version."""

    id: Slug
    url: str
    title: str
    label: str
    owner: str
    status: Status
    summary: str
    hosts: list[str]
    lifetime: list[Moment]
    bodies: list[Body]
    members: list[Member]
    headers: list[Member]
    facts: list[Claim]
    practices: list[Claim]
    collect: list[str]
    sources: list[Slug]


class PublishedCondition(Entry):
    """An underlying problem. `codes` belong to it; codes in `also` belong to other conditions but can report it too."""

    id: Slug
    url: str
    family: Slug
    title: str
    summary: str
    act: Act
    retry: Slug
    fixes: list[Fix]
    notes: list[Statement]
    checked: str
    codes: list[str]
    also: list[str]
    relations: list[Relation]
    story: Story | None = None
    absent: list[Absence]


class PublishedCode(Entry):
    """One error of one API. `who` and `again` describe `act` and `retry` in words. Texts contain `code spans` in backticks."""

    id: str
    url: str
    api: Slug
    code: str
    kind: Kind
    http: list[int]
    phrase: Phrase | None = None
    type: str | None = None
    title: str
    summary: str
    messages: list[Message]
    description: list[Claim]
    match: list[str]
    examples: list[Example]
    endpoints: list[str]
    private: bool
    condition: Slug
    causes: list[Statement]
    fixes: list[Fix]
    checked: str
    act: Act
    who: str
    retry: Slug
    retry_also: list[Slug]
    again: str
    misleads: Statement | None = None
    disagreements: list[Claim]
    grade: Grade
    explanation: Grade | None = None
    status: Status
    lifetime: Statement | None = None
    relations: list[Relation]
    collect: list[str]
    guides: list[str]
    sources: list[Slug]


class PublishedRetry(Entry):
    """A retry class. `sources` are URLs."""

    title: str
    text: str
    again: Again
    wait: Wait | None = None
    note: str | None = None
    sources: list[str]


class PublishedLibrary(Entry):
    """A client library; `e` in an expression is the caught exception."""

    id: Slug
    url: str
    name: str
    language: str
    package: Package | None = None
    repository: str
    version: str | None = None
    commit: str
    state: Maintenance
    state_note: Claim | None = None
    apis: list[Slug]
    not_raised: list[Slug]
    summary: str
    catch: Expression | None = None
    exceptions: list[RaisedException]
    expressions: Expressions
    swallowed: list[Claim]
    texts: list[LibraryText]
    retries: list[LibraryRetry]
    timeout: Timeout | None = None
    tested: bool


class PublishedCatalogue(Entry):
    """`/catalogue.json`: the whole catalogue."""

    version: str
    apis: list[PublishedApi]
    conditions: list[PublishedCondition]
    codes: list[PublishedCode]
    libraries: list[PublishedLibrary]
    sources: dict[str, Source]


class CodePage(Entry):
    """`/errors/{api}/{code}.json`: one code with its condition, its retry class and its sources."""

    version: str
    code: PublishedCode
    condition: PublishedCondition
    retry: PublishedRetry
    sources: dict[str, Source]


class NumberPage(Entry):
    """`/errors/{name}.json`: every meaning of a number or name, in all APIs."""

    version: str
    name: str
    url: str
    meanings: list[PublishedCode]


class LibraryPage(Entry):
    """`/libraries/{library}.json`: one client library with its sources."""

    version: str
    library: PublishedLibrary
    sources: dict[str, Source]


class RetryPolicy(Entry):
    """`/retry-policy.json`: classes by ID (waits in milliseconds), and the classes of every code, the usual one first."""

    version: str
    classes: dict[str, PublishedRetry]
    codes: dict[str, list[str]]


DOCUMENTS = (PublishedCatalogue, CodePage, NumberPage, LibraryPage, RetryPolicy)


def schemas(template: str = "#/$defs/{model}") -> dict[str, Any]:
    """Return the JSON Schemas of all documents and their parts by name. `template` is the format of references between them."""
    pairs = [(model, "serialization") for model in DOCUMENTS]
    _, whole = models_json_schema(pairs, ref_template=template)  # type: ignore[arg-type]
    return dict(whole["$defs"])


def catalogue_schema() -> dict[str, Any]:
    """Return `/catalogue.schema.json`: the schema of `/catalogue.json`, with those of the other documents under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "X API Error Reference",
        "$ref": "#/$defs/PublishedCatalogue",
        "$defs": schemas(),
    }


class Documents:
    """Builds the documents of a catalogue. `site` is the URL of the site, ending in a slash."""

    def __init__(self, views: Views, site: str) -> None:
        """Build codes and conditions once, for all documents."""
        self._views = views
        self._site = site
        self._families = {c.id: family.name for family in views.catalogue.families for c in family.value.conditions}
        self.version = views.catalogue.version
        self.codes = {view.id: self._code(view) for view in views.codes.values()}
        self.conditions = {name: self._condition(name) for name in views.catalogue.condition}

    def catalogue(self) -> PublishedCatalogue:
        """Return the whole catalogue."""
        apis = [
            PublishedApi(url=f"{self._site}errors/{api.name}/", **_fields(api.value, PublishedApi)) for api in self._views.catalogue.apis
        ]
        return PublishedCatalogue(
            version=self.version,
            apis=apis,
            conditions=list(self.conditions.values()),
            codes=list(self.codes.values()),
            libraries=[self._library(placed.value) for placed in self._views.catalogue.libraries],
            sources=self._views.catalogue.source,
        )

    def code_page(self, view: CodeView) -> CodePage:
        """Return one code with its condition, retry class and sources."""
        code, catalogue = self.codes[view.id], self._views.catalogue
        names = [*cited_by(view.code), *cited(code.relations)]
        return CodePage(
            version=self.version,
            code=code,
            condition=self.conditions[code.condition],
            retry=self._retry(code.retry),
            sources={name: catalogue.source[name] for name in dict.fromkeys(names)},
        )

    def number_page(self, name: str) -> NumberPage:
        """Return every code with this number or name."""
        meanings = [self.codes[placed.name] for placed in self._views.catalogue.meanings[name]]
        return NumberPage(version=self.version, name=name, url=f"{self._site}errors/{name}/", meanings=meanings)

    def library_page(self, library: Library) -> LibraryPage:
        """One client library with the sources that it cites."""
        sources = {name: self._views.catalogue.source[name] for name in cited_by(library)}
        return LibraryPage(version=self.version, library=self._library(library), sources=sources)

    def retry_policy(self) -> RetryPolicy:
        """Return all retry classes, and the classes of every code."""
        return RetryPolicy(
            version=self.version,
            classes={name: self._retry(name) for name in self._views.catalogue.retry},
            codes={code.id: [code.retry, *code.retry_also] for code in self.codes.values()},
        )

    def _library(self, library: Library) -> PublishedLibrary:
        return PublishedLibrary(url=f"{self._site}libraries/{library.id}/", **_fields(library, PublishedLibrary))

    def _retry(self, name: str) -> PublishedRetry:
        retry, source = self._views.catalogue.retry[name], self._views.catalogue.source
        urls = [url for name in retry.sources if (url := source[name].url)]
        return PublishedRetry(title=retry.title, text=retry.text, again=retry.again, wait=retry.wait, note=retry.note, sources=urls)

    def _condition(self, name: str) -> PublishedCondition:
        catalogue = self._views.catalogue
        return PublishedCondition(
            url=f"{self._site}conditions/{name}/",
            family=self._families[name],
            codes=[code.name for code in catalogue.codes_of.get(name, [])],
            **_fields(catalogue.condition[name].value, PublishedCondition),
        )

    def _code(self, view: CodeView) -> PublishedCode:
        code = view.code
        derived: dict[str, Any] = {
            "id": view.id,
            "url": self._site + view.url,
            "api": view.api.id,
            "act": code.act or view.condition.act,
            "who": view.act,
            "retry": view.retry_id,
            "again": f"{view.verdict}. {view.retry}",
            "status": code.status or view.api.status,
            "relations": self._views.catalogue.relations_of.get(view.id, []),
            "collect": self._views.collected(view),
            "guides": list(dict.fromkeys(end.guide.id for end in self._views.catalogue.ends_at[view.id])),
        }
        return PublishedCode(**_fields(code, PublishedCode) | derived)


def _fields(entry: Entry, published: type[Entry]) -> dict[str, Any]:
    """Return the fields that an entry shares with its published model, unchanged."""
    return {name: getattr(entry, name) for name in published.model_fields if name in type(entry).model_fields}


def as_json(document: Entry) -> str:
    """Serialize a document as JSON, without empty optional fields."""
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n"
