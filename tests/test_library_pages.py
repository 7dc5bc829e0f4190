"""Which exception of a library represents a code, and what code pages and the pages of libraries show of it."""

from typing import Any

import pytest

from generator import words
from generator.catalogue import Catalogue
from generator.entries import Library, LibraryRetry
from generator.pages.exceptions import MOST_ROWS, caught_for, in_code, reading
from generator.pages.library import retried
from generator.views import Views

SOURCED = {"sources": ["s"]}


@pytest.fixture(scope="module")
def views(catalogue: Catalogue) -> Views:
    return Views(catalogue)


def library(*exceptions: dict[str, Any], **more: Any) -> Library:
    own: dict[str, Any] = {
        "id": "library",
        "order": 1,
        "name": "Library",
        "language": "Python",
        "repository": "https://r.test/",
        "commit": "0" * 40,
        "state": "maintained",
        "apis": ["v1.1", "v2", "streaming"],
        "not_raised": ["streaming"],
        "summary": "A library.",
        "catch": {"expression": "Base", **SOURCED},
        "exceptions": [{**raised, **SOURCED} for raised in exceptions],
        "retries": [{"text": "Retries nothing.", "of": "calls", "mode": "never", **SOURCED}],
    }
    return Library.model_validate(own | more)


BASE = {"name": "Base"}
FORBIDDEN = {"name": "Forbidden", "http": [403]}


def test_the_exception_of_a_status_code_stands_for_every_code_with_it(views: Views) -> None:
    own = library(BASE, FORBIDDEN)

    assert ["Forbidden"] == caught_for(own, views.codes["v1.1/187"])
    assert ["Base"] == caught_for(own, views.codes["v1.1/32"])


def test_an_exception_for_one_code_stands_for_it_alone(views: Views) -> None:
    own = library(BASE, FORBIDDEN, {"name": "Duplicate", "http": [403], "codes": ["v1.1/187"]})

    assert ["Duplicate"] == caught_for(own, views.codes["v1.1/187"])
    assert ["Forbidden"] == caught_for(own, views.codes["v1.1/453"])


def test_an_exception_for_a_problem_type_stands_for_it_alone(views: Views) -> None:
    own = library(FORBIDDEN, {"name": "Enrollment", "types": ["client-forbidden"]})

    assert ["Enrollment"] == caught_for(own, views.codes["v2/client-forbidden"])
    assert ["Forbidden"] == caught_for(own, views.codes["v2/http-403"])


def test_an_exception_that_needs_more_than_the_status_code_is_left_out(views: Views) -> None:
    own = library(FORBIDDEN, {"name": "Stream", "http": [403], "when": "a stream"})

    assert ["Forbidden"] == caught_for(own, views.codes["v1.1/187"])


def test_a_library_that_raises_nothing_has_a_condition_to_check(views: Views) -> None:
    own = library({"name": "Timeout", "when": "no response"}, catch={"expression": "$status >= 400", **SOURCED})

    assert ["$status >= 400"] == caught_for(own, views.codes["v1.1/187"])


@pytest.mark.parametrize("code", ["streaming/http-420", "ads/http-403", "v1.1/http-200", "v2/TooManyConnections"])
def test_a_library_has_no_exception_where_its_calls_cannot_raise_one(code: str, views: Views) -> None:
    assert [] == caught_for(library(BASE), views.codes[code])


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("v1.1/187", "code"),
        ("ads/NOT_FOUND", "code"),
        ("v2/client-forbidden", "type"),
        ("v2/user-not-enrolled", "type"),
        ("v2/http-403", "status"),
    ],
)
def test_a_code_is_read_from_the_field_that_it_is_in(code: str, name: str, views: Views) -> None:
    assert name == reading(views.codes[code].code)


def test_a_code_page_lists_no_library_for_an_error_without_a_field(views: Views) -> None:
    assert ([], 0) == in_code(views.codes["v1.1/not-authorized"], views)


def test_a_code_page_lists_few_libraries_and_those_that_were_run_first(views: Views) -> None:
    rows, more = in_code(views.codes["v1.1/187"], views)

    assert MOST_ROWS == len(rows)
    assert more > 0
    assert all(row.library.tested and row.expression for row in rows)
    assert [row.library.order for row in rows] == sorted(row.library.order for row in rows)


@pytest.mark.parametrize(
    ("retries", "text"),
    [
        ([], ""),
        ([("never", [])], "No"),
        ([("never", []), ("setting", [429])], "With a setting"),
        ([("default", [429, 502, 503]), ("setting", [401])], "Yes, after 429 and 5xx"),
        ([("default", [])], "Yes, after network errors"),
        ([("default", [200])], "Yes, after network errors"),
    ],
)
def test_what_a_library_retries_is_said_in_a_few_words(retries: list[tuple[str, list[int]]], text: str) -> None:
    own = [LibraryRetry.model_validate({"text": "x", "of": "calls", "mode": mode, "http": http, **SOURCED}) for mode, http in retries]

    assert text == retried(own)


def test_several_server_errors_are_listed_as_one() -> None:
    assert "401, 429, and 5xx" == words.statuses([401, 429, 500, 503])
    assert "429 and 503" == words.statuses([429, 503])
