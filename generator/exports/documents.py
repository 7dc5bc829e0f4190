"""Build the published JSON documents from the catalogue."""

import json
from typing import Any

from generator.catalogue import cited, cited_by
from generator.entries import Entry, Library
from generator.exports.library_models import PublishedLibrary
from generator.exports.models import PublishedApi, PublishedCode, PublishedCondition, PublishedRetryClass
from generator.exports.schemas import SCHEMA_VERSION, CodePage, CodeValuePage, LibraryPage, PublishedCatalogue, RetryPolicy
from generator.views import CodeView, Views
from generator.words import AGAINS


class Documents:
    """Builder of a catalogue's JSON documents. `site` is the base URL of the site, ending in a slash."""

    def __init__(self, views: Views, site: str) -> None:
        """Build codes and conditions once, for all documents."""
        self._views = views
        self._site = site
        self._families = {c.id: family.name for family in views.catalogue.families for c in family.value.conditions}
        self._versions = {"schema_version": SCHEMA_VERSION, "version": views.catalogue.version}
        self.codes = {view.id: self._code(view) for view in views.codes.values()}
        self.conditions = {name: self._condition(name) for name in views.catalogue.condition}

    def catalogue(self) -> PublishedCatalogue:
        """Return the document with the whole catalogue, `/catalogue.json`."""
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
        """Return the document for one code, with the code's condition, usual retry class, and sources."""
        code, catalogue = self.codes[view.id], self._views.catalogue
        names = [*catalogue.sources_of[view.id], *cited(code.relations)]
        return CodePage(
            **self._versions,
            code=code,
            condition=self.conditions[code.condition_id],
            retry_class=self._retry_class(code.retry_class_id),
            sources={name: catalogue.source[name] for name in dict.fromkeys(names)},
        )

    def code_value_page(self, value: str) -> CodeValuePage:
        """Return the document for a number or name, with every code that has the number or name as its value."""
        meanings = [self.codes[placed.name] for placed in self._views.catalogue.meanings[value]]
        return CodeValuePage(**self._versions, code_value=value, page_url=f"{self._site}errors/{value}/", meanings=meanings)

    def library_page(self, library: Library) -> LibraryPage:
        """Return the document for one client library, with the sources that the library entry cites."""
        sources = {name: self._views.catalogue.source[name] for name in cited_by(library)}
        return LibraryPage(**self._versions, library=self._library(library), sources=sources)

    def retry_policy(self) -> RetryPolicy:
        """Return the document for the retry policy: all retry classes, and the IDs of each code's retry classes."""
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
    """Return the values of the fields of `entry` that the model `published` contains, keyed by published name."""
    names = {field.serialization_alias or name: name for name, field in type(entry).model_fields.items()}
    return {new: getattr(entry, names[new]) for new in published.model_fields if new in names}


def as_json(document: Entry) -> str:
    """Return a document as JSON text, without optional fields that have no value."""
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n"


def as_text(value: object) -> str:
    """Return a plain value, such as a dictionary, as JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
