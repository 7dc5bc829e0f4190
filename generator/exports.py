"""The machine-readable forms of the catalogue. Each is the text of one file below docs/."""

import csv
import io
import json

from generator.catalogue import Catalogue
from generator.entries import Message
from generator.views import Cell, Views


def exports(catalogue: Catalogue, site: str) -> dict[str, str]:
    """Path below docs/ to text; `site` is the address of the site, ending in a slash."""
    views = Views(catalogue)
    programs = {
        f"snippets/{snippet}/{snippet}{language.suffix}": text
        for snippet, programs in catalogue.programs_of.items()
        for language, text in programs
    }
    return {
        "matrix.csv": matrix_csv(views),
        "assets/lookup.json": lookup_json(catalogue),
        "retry-policy.json": retry_policy_json(views),
        **programs,
    }


def retry_policy_json(views: Views) -> str:
    """The retry policy for programs.

    `classes`: by id, what the entry says (waits in milliseconds) with the addresses of its sources. `codes`: code id to
    the ids of its classes, the usual one first, then those that the body or a header can turn it into.
    """
    source = views.catalogue.source
    classes = {
        retry.name: retry.value.model_dump(exclude={"id", "sources", "snippet"}, exclude_defaults=True)
        | {"sources": [source[name].url for name in retry.value.sources if source[name].url]}
        for retry in views.catalogue.retries
    }
    codes = {view.id: [view.retry_id, *view.code.retry_also] for view in views.codes.values()}
    return json.dumps({"classes": classes, "codes": codes}, ensure_ascii=False, indent=1) + "\n"


def lookup_json(catalogue: Catalogue) -> str:
    """The index of the resolver (docs/assets/javascripts/lookup.js), as compact as JSON allows.

    `codes`: id, kind, statuses, title, texts, problem type; fragments; in a text the character U+001F stands for a
    part that varies. `apis`: id to label. `pages`: address, title and further words of what can be found besides codes.
    """
    codes = [
        [code.name, own.kind, own.http, own.title, [*map(_text, own.messages)], _last(own.type or ""), own.match]
        for code in catalogue.codes
        for own in [code.value]
    ]
    pages = [[f"errors/{api.name}/", api.value.title, " ".join(api.value.hosts)] for api in catalogue.apis]
    pages += [[f"conditions/{c.name}/", c.value.title, c.name] for c in catalogue.conditions]
    pages += [[f"guides/{guide.name}/", guide.value.title, guide.name] for guide in catalogue.guides]
    pages += [[f"snippets/{snippet.name}/", f"Code: {snippet.value.title}", snippet.name] for snippet in catalogue.snippets]
    apis = {api.name: api.value.label for api in catalogue.apis}
    return json.dumps({"apis": apis, "codes": codes, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _last(type_uri: str) -> str:
    """The last segment of a problem type: that alone tells types apart, because their host has changed."""
    return type_uri.rpartition("/")[2]


def _text(message: Message) -> str:
    """The message with U+001F in place of each part that varies."""
    text = message.text
    for part in sorted(message.varies, key=len, reverse=True):
        text = text.replace(part, "\u001f")
    return text


def matrix_csv(views: Views) -> str:
    """The matrix as CSV (RFC 4180): a row for each condition, a column for each API, code ids parted by blanks.

    Codes that can report a condition but are at home elsewhere stand in brackets; an absence says `absent`.
    """
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["family", "condition", "title", *views.catalogue.api])
    for family in views.catalogue.families:
        for condition in family.value.conditions:
            cells = views.cells(condition, most=len(views.codes))
            rows.writerow([family.name, condition.id, condition.title, *map(_cell, cells)])
    return text.getvalue()


def _cell(cell: Cell) -> str:
    absent = ["absent"] if cell.absence else []
    return " ".join([view.id for view in cell.codes] + [f"({view.id})" for view in cell.also] + absent)
