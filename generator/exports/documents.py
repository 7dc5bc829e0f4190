"""The published JSON documents: their models, which define the published schemas, and how they are filled."""

from typing import Any

from pydantic.json_schema import models_json_schema

from generator.catalogue import cited, cited_by
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
from generator.exports.fields import MEANINGS, SCHEMA_VERSION
from generator.views import CodeView, Views
from generator.words import AGAINS


class PublishedApi(Entry):
    """One API at one version."""

    id: Slug
    page_url: str
    title: str
    label: str
    owner: str
    lifecycle: Status
    summary: str
    hosts: list[str]
    history: list[Moment]
    bodies: list[Body]
    body_fields: list[Member]
    headers: list[Member]
    facts: list[Claim]
    practices: list[Claim]
    collect: list[str]
    source_ids: list[Slug]


class PublishedCondition(Entry):
    """An underlying problem. Codes in `code_ids` belong to it; those in `other_code_ids` belong to other conditions."""

    id: Slug
    page_url: str
    family_id: Slug
    title: str
    summary: str
    responsible: Act
    retry_class_id: Slug
    fixes: list[Fix]
    notes: list[Statement]
    checked: str
    code_ids: list[str]
    other_code_ids: list[str]
    relations: list[Relation]
    timeline: Story | None = None
    absences: list[Absence]


class PublishedCode(Entry):
    """One error of one API. Texts contain `code spans` in backticks."""

    id: str
    page_url: str
    api_id: Slug
    code_value: str
    code_kind: Kind
    http_statuses: list[int]
    phrase: Phrase | None = None
    type: str | None = None
    title: str
    summary: str
    messages: list[Message]
    vendor_descriptions: list[Claim]
    match: list[str]
    examples: list[Example]
    endpoints: list[str]
    private: bool
    condition_id: Slug
    causes: list[Statement]
    fixes: list[Fix]
    checked: str
    responsible: Act
    responsible_label: str
    retry_class_id: Slug
    other_retry_class_ids: list[Slug]
    retry_verdict: Again
    retry_label: str
    retry_text: str
    caution: Statement | None = None
    disagreements: list[Claim]
    grade: Grade
    explanation_grade: Grade | None = None
    lifecycle: Status
    lifetime: Statement | None = None
    relations: list[Relation]
    collect: list[str]
    guide_ids: list[str]
    source_ids: list[Slug]


class PublishedRetryClass(Entry):
    """Whether to retry, and how long to wait."""

    id: Slug
    title: str
    retry_verdict: Again
    retry_label: str
    retry_text: str
    wait: Wait | None = None
    note: str | None = None
    source_urls: list[str]


class PublishedLibrary(Entry):
    """A client library; `e` in an expression is the caught exception."""

    id: Slug
    page_url: str
    name: str
    language: str
    package: Package | None = None
    repository_url: str
    library_version: str | None = None
    commit: str
    maintenance: Maintenance
    maintenance_note: Claim | None = None
    api_ids: list[Slug]
    not_raised_api_ids: list[Slug]
    summary: str
    catch: Expression | None = None
    exceptions: list[RaisedException]
    expressions: Expressions
    swallowed: list[Claim]
    texts: list[LibraryText]
    retries: list[LibraryRetry]
    timeout: Timeout | None = None
    tested: bool


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


class Documents:
    """Builds the documents of a catalogue. `site` is the URL of the site, ending in a slash."""

    def __init__(self, views: Views, site: str) -> None:
        """Build codes and conditions once, for all documents."""
        self._views = views
        self._site = site
        self._families = {c.id: family.name for family in views.catalogue.families for c in family.value.conditions}
        self._versions = {"schema_version": SCHEMA_VERSION, "version": views.catalogue.version}
        self.codes = {view.id: self._code(view) for view in views.codes.values()}
        self.conditions = {name: self._condition(name) for name in views.catalogue.condition}

    def catalogue(self) -> PublishedCatalogue:
        """Return the whole catalogue."""
        apis = [
            PublishedApi(page_url=f"{self._site}errors/{api.name}/", **_fields(api.value, PublishedApi))
            for api in self._views.catalogue.apis
        ]
        return PublishedCatalogue(
            **self._versions,
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
            **self._versions,
            code=code,
            condition=self.conditions[code.condition_id],
            retry_class=self._retry_class(code.retry_class_id),
            sources={name: catalogue.source[name] for name in dict.fromkeys(names)},
        )

    def code_value_page(self, value: str) -> CodeValuePage:
        """Return every code with this number or name."""
        meanings = [self.codes[placed.name] for placed in self._views.catalogue.meanings[value]]
        return CodeValuePage(**self._versions, code_value=value, page_url=f"{self._site}errors/{value}/", meanings=meanings)

    def library_page(self, library: Library) -> LibraryPage:
        """One client library with the sources that it cites."""
        sources = {name: self._views.catalogue.source[name] for name in cited_by(library)}
        return LibraryPage(**self._versions, library=self._library(library), sources=sources)

    def retry_policy(self) -> RetryPolicy:
        """Return all retry classes, and the classes of every code."""
        return RetryPolicy(
            **self._versions,
            retry_classes={name: self._retry_class(name) for name in self._views.catalogue.retry},
            retry_class_ids_by_code={code.id: [code.retry_class_id, *code.other_retry_class_ids] for code in self.codes.values()},
        )

    def _library(self, library: Library) -> PublishedLibrary:
        return PublishedLibrary(page_url=f"{self._site}libraries/{library.id}/", **_fields(library, PublishedLibrary))

    def _retry_class(self, name: str) -> PublishedRetryClass:
        retry, source = self._views.catalogue.retry[name], self._views.catalogue.source
        return PublishedRetryClass(
            retry_label=AGAINS[retry.again],
            source_urls=[url for name in retry.sources if (url := source[name].url)],
            **_fields(retry, PublishedRetryClass),
        )

    def _condition(self, name: str) -> PublishedCondition:
        catalogue = self._views.catalogue
        return PublishedCondition(
            page_url=f"{self._site}conditions/{name}/",
            family_id=self._families[name],
            code_ids=[code.name for code in catalogue.codes_of.get(name, [])],
            **_fields(catalogue.condition[name].value, PublishedCondition),
        )

    def _code(self, view: CodeView) -> PublishedCode:
        code = view.code
        derived: dict[str, Any] = {
            "id": view.id,
            "page_url": self._site + view.url,
            "api_id": view.api.id,
            "responsible": code.act or view.condition.act,
            "responsible_label": view.act,
            "retry_class_id": view.retry_id,
            "retry_verdict": view.again,
            "retry_label": view.verdict,
            "retry_text": view.retry,
            "lifecycle": code.status or view.api.status,
            "relations": self._views.catalogue.relations_of.get(view.id, []),
            "collect": self._views.collected(view),
            "guide_ids": list(dict.fromkeys(end.guide.id for end in self._views.catalogue.ends_at[view.id])),
        }
        return PublishedCode(**_fields(code, PublishedCode) | derived)


def _fields(entry: Entry, published: type[Entry]) -> dict[str, Any]:
    """Return the values that an entry shares with its published model, by published name."""
    names = {field.serialization_alias or name: name for name, field in type(entry).model_fields.items()}
    return {new: getattr(entry, names[new]) for new in published.model_fields if new in names}


def as_json(document: Entry) -> str:
    """Serialize a document as JSON, without empty optional fields."""
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n"
