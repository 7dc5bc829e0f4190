"""Machine-readable formats are valid and contain what the pages contain."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import jsonschema
import markdown as python_markdown
import pytest
from openapi_spec_validator import validate

from generator.cache import opened
from generator.catalogue import Catalogue
from generator.exports import exports, markdown_files
from generator.exports.schemas import MEANINGS, SCHEMA_VERSION, schemas
from generator.exports.tables import escape_formula
from generator.markdown import Versions, escaped
from generator.markdown import code as code_span
from generator.pages import pages
from generator.quote import plain
from generator.views import Views
from tests.paths import ROOT

SITE = "https://errors.example/"
FENCED = re.compile(r"^(`{3,})\w*\n.*?^\1$", re.DOTALL | re.MULTILINE)
"""A code block."""


def _exported(catalogue: Catalogue, site: str) -> dict[str, str]:
    with opened() as cache:
        return exports(Views(catalogue), site, cache)


@pytest.fixture(scope="module")
def exported(catalogue: Catalogue) -> dict[str, str]:
    return _exported(catalogue, SITE)


@pytest.fixture(scope="module")
def whole(exported: dict[str, str]) -> Any:
    return json.loads(exported["catalogue.json"])


@pytest.fixture(scope="module")
def markdown_pages(catalogue: Catalogue) -> dict[str, str]:
    planned = list(pages(Views(catalogue)))
    versions = Versions(planned, SITE, catalogue.version)
    return markdown_files(catalogue, planned, {path: versions.render(page) for path, page in versions.pages.items()})


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_matrix_csv_has_every_code_in_the_row_of_its_condition(catalogue: Catalogue, exported: dict[str, str]) -> None:
    table = rows(exported["matrix.csv"])

    assert [row["condition_id"] for row in table] == [condition.name for condition in catalogue.conditions]
    by_condition = {row["condition_id"]: row for row in table}
    for code in catalogue.codes:
        api = code.name.partition("/")[0]
        assert code.name in by_condition[code.value.condition][api].split()


def test_matrix_csv_puts_codes_of_other_conditions_in_parentheses(exported: dict[str, str]) -> None:
    table = {row["condition_id"]: row for row in rows(exported["matrix.csv"])}

    assert "v1/http-420" in table["rate-limited"]["v1"].split()
    assert "(v1/http-400)" in table["rate-limited"]["v1"].split()
    assert "absent" in table["bulk-item-failed"]["ads"].split()


def test_retry_policy_has_the_classes_of_every_code(catalogue: Catalogue, exported: dict[str, str]) -> None:
    policy = json.loads(exported["retry-policy.json"])

    classes, by_code = policy["retry_classes"], policy["retry_class_ids_by_code"]
    assert set(by_code) == set(catalogue.code)
    assert {name for names in by_code.values() for name in names} <= set(classes)
    for name, retry in classes.items():
        assert name == retry["id"]
        assert retry["retry_text"]
        assert all(url.startswith("https://") for url in retry["source_urls"])
        assert retry["retry_verdict"] == "now" or ("wait" in retry) == (retry["retry_verdict"] == "after-wait")


def test_retry_policy_numbers_match_its_texts(exported: dict[str, str]) -> None:
    policy = json.loads(exported["retry-policy.json"])

    wait = {name: retry.get("wait", {}) for name, retry in policy["retry_classes"].items()}
    assert (5000, "double", 320_000, True, True) == tuple(
        wait["backoff"][key] for key in ("first_ms", "growth", "cap_ms", "jitter", "borrowed")
    )
    assert (250, "add", 250, 16_000) == tuple(wait["stream-now"][key] for key in ("first_ms", "growth", "add_ms", "cap_ms"))
    assert {"name": "x-rate-limit-reset", "value_kind": "time"} == wait["wait-reset"]["until_headers"][0]
    assert ["wait-reset", "wait-day", "wait-period", "stream-limit"] == policy["retry_class_ids_by_code"]["v2/http-429"]


def test_programs_of_snippets_are_published_unchanged(catalogue: Catalogue, exported: dict[str, str]) -> None:
    published = {path: text for path, text in exported.items() if path.startswith("snippets/")}

    assert {path.rpartition("/")[2]: text for path, text in published.items()} == catalogue.programs


def schema_of(path: str) -> str | None:
    """Return the name of the schema of a published document. The search data is internal and has none."""
    match path.split("/"):
        case ["catalogue.json"]:
            return "PublishedCatalogue"
        case ["retry-policy.json"]:
            return "RetryPolicy"
        case ["errors", _, _]:
            return "CodePage"
        case ["errors", _]:
            return "CodeValuePage"
        case ["libraries", _]:
            return "LibraryPage"
    return None


@pytest.mark.slow
def test_every_json_document_is_valid(exported: dict[str, str]) -> None:
    schema = json.loads(exported["catalogue.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checked = 0
    for path, text in exported.items():
        name = schema_of(path) if path.endswith(".json") else None
        if name:
            jsonschema.Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"}).validate(json.loads(text))
            checked += 1

    kinds = ("CodePage", "CodeValuePage", "LibraryPage")
    several = sum(schema_of(path) in kinds for path in exported if path.endswith(".json"))
    assert checked == several + 2


def test_document_with_another_structure_is_invalid(exported: dict[str, str]) -> None:
    schema, document = (json.loads(exported[name]) for name in ("catalogue.schema.json", "catalogue.json"))
    document["codes"][0]["retry_class_id"] = 5

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def properties() -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each field of the published documents: its name, its schema, and a line for the list of promised fields."""
    for model, schema in schemas().items():
        for name, value in schema["properties"].items():
            yield name, value, f"{model}.{name}{'' if name in schema.get('required', ()) else '?'}: {type_of(value)}"


def type_of(value: dict[str, Any]) -> str:
    """Return the JSON type of a field, with the keys that it allows, but without limits such as the length of a text."""
    match value:
        case {"$ref": target}:
            return str(target).rpartition("/")[2]
        case {"enum": keys}:
            return " | ".join(keys)
        case {"anyOf": [inner, {"type": "null"}]}:
            return type_of(inner)
        case {"type": "array", "items": items}:
            return f"list of {type_of(items)}"
        case {"type": "object", "additionalProperties": items}:
            return f"map to {type_of(items)}"
    return str(value["type"])


def test_field_has_the_same_type_and_meaning_in_all_documents() -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for name, value, _ in properties():
        found.setdefault(name, set()).add((type_of(value), value.get("description", "")))

    assert {} == {name: uses for name, uses in found.items() if len(uses) > 1}
    assert set(found) == set(MEANINGS)


def test_no_two_fields_have_the_same_meaning() -> None:
    assert [] == [text for text, count in Counter(MEANINGS.values()).items() if count > 1]


def test_columns_of_csv_files_are_named_like_fields(catalogue: Catalogue, exported: dict[str, str]) -> None:
    columns = {name for path in ("catalogue.csv", "matrix.csv") for name in rows(exported[path])[0]}

    assert columns <= {*MEANINGS, *catalogue.api}


def test_no_field_is_lost_or_changes_its_type_within_a_major_version() -> None:
    """To add a field, add its line to the file. To remove or change one, raise the major version and start a new file."""
    major = SCHEMA_VERSION.partition(".")[0]

    assert sorted(line for _, _, line in properties()) == (ROOT / f"tests/fields-{major}.txt").read_text().splitlines()


def test_every_json_document_has_the_schema_version(exported: dict[str, str]) -> None:
    for path, text in exported.items():
        if schema_of(path) and path.endswith(".json"):
            assert json.loads(text)["schema_version"] == SCHEMA_VERSION, path
    assert json.loads(exported["openapi.json"])["info"]["x-schema-version"] == SCHEMA_VERSION
    assert SCHEMA_VERSION in json.loads(exported["catalogue.schema.json"])["description"]
    assert f'`"schema_version": "{SCHEMA_VERSION}"`' in (ROOT / "docs/about/programs.md").read_text()


def test_every_code_has_the_promised_fields(catalogue: Catalogue, whole: Any) -> None:
    promised = {
        *("id", "page_url", "api_id", "code_value", "code_kind", "http_statuses", "title", "summary", "messages", "condition_id"),
        *("causes", "fixes", "responsible", "retry_class_id", "retry_verdict", "grade", "lifecycle", "relations", "source_ids"),
    }

    assert {"schema_version", "version", "apis", "conditions", "codes", "libraries", "sources"} == set(whole)
    assert [code["id"] for code in whole["codes"]] == [code.name for code in catalogue.codes]
    assert [] == [code["id"] for code in whole["codes"] if not promised <= set(code)]
    cited = {name for code in whole["codes"] for name in code["source_ids"]}
    assert cited <= set(whole["sources"])


def test_every_code_and_number_has_a_json_and_a_markdown_version(
    catalogue: Catalogue, exported: dict[str, str], markdown_pages: dict[str, str]
) -> None:
    pages = {f"errors/{name}" for name in (*catalogue.code, *catalogue.meanings)}

    assert pages == {path.removesuffix(".json") for path in exported if re.fullmatch(r"errors/.*\.json", path)}
    assert pages == {path.removesuffix(".md") for path in markdown_pages if path.startswith("errors/")} - {
        f"errors/{api.name}" for api in catalogue.apis
    }
    cited = json.loads(exported["errors/v1/http-420.json"])
    assert {name for relation in cited["code"]["relations"] for name in relation["source_ids"]} <= set(cited["sources"])


def test_every_kind_of_entry_page_has_a_markdown_version(catalogue: Catalogue, markdown_pages: dict[str, str]) -> None:
    wanted = {f"errors/{api.name}.md" for api in catalogue.apis} | {"matrix.md", "retry-policy.md", "changes.md", "llms-full.txt"}
    wanted |= {f"conditions/{name}.md" for name in catalogue.condition} | {f"guides/{name}.md" for name in catalogue.guide}
    wanted |= {f"snippets/{name}.md" for name in catalogue.snippet} | {f"libraries/{name}.md" for name in catalogue.library}
    wanted |= {"libraries.md"}

    apis = {f"errors/{name}.md" for name in catalogue.api}
    assert wanted == {path for path in markdown_pages if not path.startswith("errors/") or path in apis}


def test_openapi_document_is_valid_and_lists_only_existing_files(exported: dict[str, str], markdown_pages: dict[str, str]) -> None:
    document = json.loads(exported["openapi.json"])
    validate(document)

    for path in document["paths"]:
        ids = {"conditions": "rate-limited", "guides": "which-403", "libraries": "tweepy", "snippets": "wait-for-reset"}
        named = path.strip("/").format(api="v1.1", code="187", name="187", id=ids.get(path.split("/")[1], ""))
        assert named in exported or named in markdown_pages


def test_feed_is_atom_with_stable_ids(catalogue: Catalogue, exported: dict[str, str]) -> None:
    feed = feedparser.parse(exported["feed.xml"])

    assert (False, "atom10") == (feed.bozo, feed.version)
    assert all(feed.feed[name] for name in ("title", "id", "updated", "author", "links"))
    entries = [(entry.id, entry.title, entry.updated, entry.link, entry.summary) for entry in feed.entries]
    assert len(entries) == sum(len(release.changes) for release in catalogue.releases)
    assert all(all(entry) for entry in entries)
    elsewhere = feedparser.parse(_exported(catalogue, "https://other.example/")["feed.xml"])
    assert [entry.id for entry in elsewhere.entries] == [entry.id for entry in feed.entries]


def test_catalogue_csv_round_trips(whole: Any, exported: dict[str, str]) -> None:
    table = rows(exported["catalogue.csv"])

    assert [row["id"] for row in table] == [code["id"] for code in whole["codes"]]
    for row, code in zip(table, whole["codes"], strict=True):
        assert row["code_value"] == code["code_value"]
        assert row["messages"].removeprefix("'") == "\n".join(message["text"] for message in code["messages"])
        for column in ("causes", "fixes"):
            lines = row[column].removeprefix("'").split("\n")
            assert [line.partition(" [")[0] for line in lines] == [own["text"].partition(" [")[0] for own in code[column]]
            assert all(line.endswith("[inferred]") == own["inferred"] for line, own in zip(lines, code[column], strict=True))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_formula_cells_are_escaped(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"


def test_no_csv_cell_is_a_formula(exported: dict[str, str]) -> None:
    cells = [cell for name in ("catalogue.csv", "matrix.csv") for row in csv.reader(io.StringIO(exported[name])) for cell in row]

    assert [] == [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_llms_txt_lists_every_code_page_by_api(catalogue: Catalogue, exported: dict[str, str]) -> None:
    text = exported["llms.txt"]

    assert text.startswith("# X API Error Reference\n\n> ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        *(api.value.title for api in catalogue.apis),
        "Guides",
        "Conditions",
        "Client libraries",
    ]
    apis = {api.name for api in catalogue.apis}
    named = re.findall(rf"\]\({SITE}errors/(.+?)\.md\): ", text)
    assert [name for name in named if name not in apis] == list(catalogue.code)
    assert [name for name in named if name in apis] == list(catalogue.api)


def test_every_page_in_llms_txt_exists(exported: dict[str, str], markdown_pages: dict[str, str]) -> None:
    named = re.findall(rf"\]\({SITE}(.+?)\)", exported["llms.txt"])

    assert [] == [path for path in named if path not in exported and path not in markdown_pages]


def test_llms_full_txt_contains_every_page_except_number_pages(catalogue: Catalogue, markdown_pages: dict[str, str]) -> None:
    whole = markdown_pages["llms-full.txt"]

    assert re.findall(r"^# ([^:\n]+): ", whole, re.MULTILINE)[: len(catalogue.codes)] == list(catalogue.code)
    numbers = {f"errors/{name}.md" for name in catalogue.meanings}
    assert [] == [path for path, text in markdown_pages.items() if path not in numbers and text not in whole]


def test_markdown_page_has_the_facts_of_its_entry(catalogue: Catalogue, markdown_pages: dict[str, str]) -> None:
    lost = []
    for api in catalogue.apis:
        own = api.value
        texts = [claim.text for part in (own.facts, own.practices) for claim in part]
        texts += [member.text for part in (own.headers, own.members) for member in part]
        texts += [moment.text for moment in own.lifetime] + [body.text for body in own.bodies]
        lost += [(api.name, text) for text in texts if escaped(text) not in markdown_pages[f"errors/{api.name}.md"]]
        lost += [(api.name, body.body) for body in own.bodies if body.body not in markdown_pages[f"errors/{api.name}.md"]]
    for guide in catalogue.guides:
        answers = [answer for step in guide.value.steps for answer in step.answers]
        texts = [text for answer in answers for text in (answer.text, answer.do or "")] + [step.why for step in guide.value.steps]
        lost += [(guide.name, text) for text in texts if escaped(text) not in markdown_pages[f"guides/{guide.name}.md"]]
    for condition in catalogue.conditions:
        texts = [statement.text for part in (condition.value.fixes, condition.value.notes) for statement in part]
        texts += [relation.text for relation in condition.value.relations] + [absence.text for absence in condition.value.absent]
        lost += [(condition.name, text) for text in texts if escaped(text) not in markdown_pages[f"conditions/{condition.name}.md"]]

    assert [] == lost


def test_rate_limit_timeline_is_the_same_on_all_pages(catalogue: Catalogue, markdown_pages: dict[str, str]) -> None:
    story = catalogue.condition["rate-limited"].value.story
    assert story

    for path in ("matrix.md", "conditions/rate-limited.md", "errors/420.md", "errors/429.md"):
        assert [] == [period.text for period in story.periods if escaped(period.text) not in markdown_pages[path]], path


def test_markdown_pages_have_no_double_empty_lines_outside_code(markdown_pages: dict[str, str]) -> None:
    assert [] == [path for path, text in markdown_pages.items() if re.search(r"\n{3,}", FENCED.sub("code", text))]


def test_markdown_pages_contain_no_html(markdown_pages: dict[str, str]) -> None:
    left = []
    for path, text in markdown_pages.items():
        bare = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|<https?://[^>\s]+>", "", FENCED.sub("", text))
        left += [f"{path}: {tag}" for tag in re.findall(r"<[^>]*>?", bare)]

    assert [] == left


@pytest.mark.slow
def test_markdown_pages_render_to_plain_elements_with_all_texts(catalogue: Catalogue, markdown_pages: dict[str, str]) -> None:
    wrong = []
    for code in catalogue.codes:
        html = python_markdown.markdown(markdown_pages[f"errors/{code.name}.md"], extensions=["fenced_code"])
        tags = set(re.findall(r"<(\w+)", html)) - {"h1", "h2", "p", "ul", "ol", "li", "a", "code", "pre"}
        shown = unescape(re.sub(r"<[^>]+>", "", html))
        statements = [own.text for own in (*code.value.fixes, *code.value.causes)]
        lost = [text for text in (code.value.summary, *statements) if plain(text) not in shown]
        lost += [line for message in code.value.messages for line in message.text.splitlines() if line not in shown]
        wrong += [(code.name, tags, lost)] if tags or lost else []

    assert [] == wrong


def test_robots_txt_lists_the_sitemap(exported: dict[str, str]) -> None:
    assert f"Sitemap: {SITE}sitemap.xml\n" in exported["robots.txt"]


def test_every_format_has_the_version(catalogue: Catalogue, exported: dict[str, str], markdown_pages: dict[str, str]) -> None:
    documents = [text for path, text in exported.items() if schema_of(path) and path.endswith(".json")]

    assert all(json.loads(text)["version"] == catalogue.version for text in documents)
    assert json.loads(exported["openapi.json"])["info"]["version"] == catalogue.version
    assert all(f"Version {catalogue.version}" in text for text in (*markdown_pages.values(), exported["llms.txt"]))
    assert all({catalogue.version} == {row["version"] for row in rows(exported[name])} for name in ("catalogue.csv", "matrix.csv"))
    assert feedparser.parse(exported["feed.xml"]).feed.generator_detail.version == catalogue.version


def test_site_has_every_format(site: Path, exported: dict[str, str], markdown_pages: dict[str, str]) -> None:
    assert [] == [path for path in (*exported, *markdown_pages) if not (site / path).is_file()]


def test_code_span_with_backticks_is_preserved() -> None:
    assert code_span("errors[].code") == "`errors[].code`"
    assert code_span("a`b``c") == "``` a`b``c ```"


@pytest.mark.parametrize("text", ["``<script>`", "x ` <script> `` <script> `", "`a``<script>`"])
def test_html_between_backticks_that_are_not_a_code_span_is_escaped_in_markdown(text: str) -> None:
    assert "<script>" not in escaped(text)
    assert "`<b>`" in escaped("a `<b>` c")
