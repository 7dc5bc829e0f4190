"""Every entry has a page, and every page has an owned path."""

import re
import subprocess
from collections import Counter

import pytest

from generator.catalogue import Catalogue, api_of
from generator.owned import OWNED
from generator.page import Page
from generator.pages import pages
from generator.permalinks import sections
from generator.quote import quote
from generator.render import environment, render, with_front_matter
from generator.views import Views
from tests.html import Html
from tests.paths import ROOT

# The IDs in the five founding documents, as the documents print them.
V1 = ["200", "304", "400", "401", "403", "404", "406", "420", "500", "502", "503", "504"]
V1_1 = ["200", "304", "400", "401", "403", "404", "406", "410", "420", "422", "429", "500", "502", "503", "504"]
V2 = ["200", "201", "204", "400", "401", "403", "404", "409", "429", "500", "502", "503", "504"]
V2_TYPES = [
    "about-blank",
    "invalid-request",
    "resource-not-found",
    "not-authorized-for-resource",
    "client-forbidden",
    "usage-capped",
    "rate-limit-exceeded",
    "streaming-connection",
    "rule-cap",
    "invalid-rules",
    "duplicate-rules",
]
SORSA = ["200", "400", "401", "403", "404", "429", "500"]
FOUNDING = [
    *(f"v1/http-{status}" for status in V1),
    *("v1/34", "v1/130", "v1/131"),
    *(f"v1.1/http-{status}" for status in V1_1),
    *(f"v2/http-{status}" for status in V2),
    *(f"v2/{name}" for name in V2_TYPES),
    *(f"sorsa/http-{status}" for status in SORSA),
]
ADS_CONSTANTS_IN_X_TABLE = 77


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> dict[str, Page]:
    planned = list(pages(Views(catalogue)))
    assert [] == [path for path, count in Counter(page.path for page in planned).items() if count > 1]
    return {page.path: page for page in planned}


def test_every_id_of_the_founding_documents_has_a_page(plan: dict[str, Page], catalogue: Catalogue) -> None:
    assert [] == [name for name in FOUNDING if f"errors/{name}.md" not in plan]
    table = [code for code in catalogue.codes if code.name.startswith("ads/") and code.value.kind == "constant"]
    from_table = [code.name for code in table if "ads-error-codes" in code.value.sources]
    assert len(from_table) >= ADS_CONSTANTS_IN_X_TABLE
    assert [] == [name for name in from_table if f"errors/{name}.md" not in plan]


def test_every_code_number_api_condition_guide_and_library_has_a_page(plan: dict[str, Page], catalogue: Catalogue) -> None:
    wanted = [f"errors/{code.name}.md" for code in catalogue.codes]
    wanted += [f"errors/{code.value.code}.md" for code in catalogue.codes]
    wanted += [f"errors/{api.name}/index.md" for api in catalogue.apis]
    wanted += [f"conditions/{condition.name}.md" for condition in catalogue.conditions]
    wanted += [f"guides/{guide.name}.md" for guide in catalogue.guides]
    wanted += [f"libraries/{library.name}.md" for library in catalogue.libraries]

    assert [] == [path for path in wanted if path not in plan]


def test_page_paths_are_unique_ignoring_case(plan: dict[str, Page]) -> None:
    assert [] == [path for path, count in Counter(path.casefold() for path in plan).items() if count > 1]


def test_every_page_is_below_an_owned_path(plan: dict[str, Page]) -> None:
    assert [] == [path for path in plan if not any(path == own or path.startswith(f"{own}/") for own in OWNED)]


def test_git_ignores_owned_paths_and_no_other_files_in_docs() -> None:
    owned = [f"docs/{path}" for path in OWNED]
    ignored = _git("check-ignore", "--no-index", *owned)
    written_by_hand = _git("ls-files", "docs")

    assert owned == ignored
    assert written_by_hand
    assert [] == [path for path in written_by_hand if f"{path}/".startswith(tuple(f"{own}/" for own in owned))]


def _git(*arguments: str) -> list[str]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S607


def test_urls_follow_the_documented_scheme(plan: dict[str, Page]) -> None:
    assert plan["errors/v1.1/187.md"].url == "errors/v1.1/187/"
    assert plan["errors/429.md"].url == "errors/429/"
    assert plan["errors/v2/index.md"].url == "errors/v2/"
    assert plan["errors/index.md"].url == "errors/"
    assert plan["matrix.md"].url == "matrix/"


def test_every_page_has_a_comment_with_its_data_and_template(plan: dict[str, Page]) -> None:
    env = environment()
    for page in plan.values():
        text = with_front_matter(page, render(env, page))
        assert f"<!-- Generated from {page.data} by generator/templates/{page.template}.md.jinja" in text
        assert (ROOT / page.data).exists()


def test_sections_of_a_code_page_have_their_documented_ids(plan: dict[str, Page]) -> None:
    text = render(environment(), plan["errors/v1/http-420.md"])

    wanted = ["#fix", "#cause", "#retry", "#example", "#across", "#history", "#sources", "#ticket", "#report"]
    assert wanted == sections(text)


def test_page_titles_are_unique(plan: dict[str, Page]) -> None:
    titles = Counter(page.title.casefold() for page in plan.values())

    assert [] == [title for title, count in titles.items() if count > 1]


def test_titles_start_with_the_code_and_the_words_of_x(plan: dict[str, Page]) -> None:
    wanted = {
        "errors/v1.1/187.md": "187 Status is a duplicate (REST API v1.1)",
        "errors/v1/http-420.md": "HTTP 420 Enhance Your Calm (REST and Search API v1)",
        "errors/v2/usage-capped.md": "usage-capped Usage cap exceeded: Monthly product cap (X API v2)",
        "errors/ads/FUNDING_INSTRUMENT_NOT_FOUND.md": "FUNDING_INSTRUMENT_NOT_FOUND No funding instrument with this ID (Ads API)",
        "errors/oauth/nonce-used.md": "Invalid / used nonce (OAuth 1.0a and OAuth 2.0)",
        "errors/sorsa/http-429.md": "HTTP 429 Too Many Requests (Sorsa API v3)",
        "errors/187.md": "187 Status is a duplicate",
        "errors/429.md": "HTTP 429 Too Many Requests in every API",
        "errors/200.md": "200 in every API",
    }

    assert wanted == {path: plan[path].title for path in wanted}


def test_message_is_in_title_description_heading_and_summary(plan: dict[str, Page], catalogue: Catalogue) -> None:
    env = environment()
    checked = 0
    for placed in catalogue.codes:
        code, page = placed.value, plan[f"errors/{placed.name}.md"]
        words = quote(code)
        if not words:
            assert not code.phrase
            assert not code.messages or code.messages[0].text == code.code
            continue
        checked += 1
        html = Html(render(env, page))
        [heading], [answer] = html.select("h1"), html.select(".xr-answer")
        shown = words.removesuffix("…").removesuffix(".")
        assert shown in page.title
        assert page.description.startswith(shown) or f"{code.code}: {shown}" in page.description
        assert shown in heading.text()
        if code.messages:
            said = [node.text() for node in answer.css(".xr-said")]
            assert code.messages[0].text in said
    assert checked


def test_retired_code_page_starts_with_what_to_use_instead(plan: dict[str, Page], catalogue: Catalogue) -> None:
    env = environment()
    for placed in catalogue.codes:
        retired = (placed.value.status or catalogue.api[api_of(placed.name)].status) == "retired"
        html = Html(render(env, plan[f"errors/{placed.name}.md"]))
        below = [node.attributes.get("class") for node in html.select(".xr-answer > *")]
        assert retired == ("xr-retired" in below)
        if retired:
            assert below.index("xr-retired") < below.index("xr-summary") < below.index("xr-facts")


def test_combinations_of_kind_and_verdict_are_valid(catalogue: Catalogue) -> None:
    for view in Views(catalogue).codes.values():
        if view.code.kind == "http-status" and int(view.code.code) < 400:
            assert view.verdict in ("Not needed", "Depends on the response body"), view.id
        if view.code.code in ("204", "304") and view.code.kind == "http-status":
            assert view.retry_id == "no-body", view.id
        if view.moved:
            assert view.again not in ("now", "after-wait"), view.id


def test_navigation_lists_every_api(catalogue: Catalogue) -> None:
    config = (ROOT / "mkdocs.yml").read_text()

    assert [f"{api.value.label}: errors/{api.name}/index.md" for api in catalogue.apis] == re.findall(
        r"- (\S.*: errors/[\w.]+/index\.md)", config
    )


def test_meanings_of_a_number_list_current_apis_before_retired_ones(plan: dict[str, Page], catalogue: Catalogue) -> None:
    order = ["current", "limited", "unknown", "retired"]
    for name in catalogue.meanings:
        shown = [meaning.view for meaning in plan[f"errors/{name}.md"].values["meanings"]]
        lives = [order.index(view.code.status or view.api.status) for view in shown]
        assert lives == sorted(lives), name
    assert "v2/http-429" == plan["errors/429.md"].values["meanings"][0].view.id


def test_status_code_without_an_example_has_that_of_a_code_sent_with_it(plan: dict[str, Page]) -> None:
    meanings = {meaning.view.id: meaning for meaning in plan["errors/429.md"].values["meanings"]}

    assert ["v1.1/88"] == [partner.id for partner in meanings["v1.1/http-429"].partners]
    assert ('"code":88', True) in meanings["v1.1/http-429"].sample
    assert [] == meanings["v2/http-429"].partners


def test_each_meaning_of_a_number_has_an_id_of_its_own(plan: dict[str, Page], catalogue: Catalogue) -> None:
    for name in catalogue.meanings:
        anchors = [meaning.anchor for meaning in plan[f"errors/{name}.md"].values["meanings"]]
        assert len(set(anchors)) == len(anchors), name


def test_pages_of_420_and_429_link_to_each_other(plan: dict[str, Page]) -> None:
    assert "429" in [view.code.code for view in plan["errors/420.md"].values["later"]]
    assert "420" in [view.code.code for view in plan["errors/429.md"].values["before"]]


def test_home_page_lists_common_errors_with_their_messages(plan: dict[str, Page], catalogue: Catalogue) -> None:
    met = plan["index.md"].values["met"]

    assert [common.id for common in catalogue.common_codes if common.text] == [common.id for common, _, _ in met]
    assert [] == [common.id for common, _, view in met if not view.sent]
    assert {"429": "Too Many Requests", "v1.1/187": "Status is a duplicate."}.items() <= {
        common.id: view.sent for common, _, view in met
    }.items()


def test_matrix_starts_with_limits_and_ends_with_success(plan: dict[str, Page]) -> None:
    families = [family.family for family, _ in plan["matrix.md"].values["sections"]]

    assert ["limits-and-billing", "authentication", "permission", "content"] == families[:4]
    assert ["streams-and-webhooks", "server", "success"] == families[-3:]


def test_fields_of_the_first_body_are_next_to_it_and_others_below(plan: dict[str, Page], catalogue: Catalogue) -> None:
    for api in catalogue.apis:
        values = plan[f"errors/{api.name}/index.md"].values
        first, other = values["first_members"], values["other_members"]
        assert sorted(number for number, _, _ in (*first, *other)) == list(range(1, len(api.value.members) + 1))
        numbers = {part.number for part in values["bodies"][0][1] if part.number}
        assert numbers == {number for number, _, _ in first}, api.name
