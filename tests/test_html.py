"""Every page is valid HTML, and every reference has a target."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from tests.browser.kinds import KINDS
from tests.html import Html

HERE = "http://site.test/"
CONTROLS = frozenset(("button", "input", "meter", "output", "progress", "select", "textarea"))
NAMES = ("for", "list", "headers", *(f"aria-{name}" for name in ("activedescendant", "controls", "describedby", "labelledby", "owns")))
"""Attributes that contain IDs."""


def parse_errors(text: str) -> list[str]:
    """Return the parse errors, as the HTML standard defines them, one line each."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(text)
    return [f"line {line}: {kind} {values or ''}".strip() for (line, _), kind, values in parser.errors]


def faults(tag: str, has: dict[str, str]) -> list[str]:
    """Yield attributes of an element that HTML does not allow."""
    found = []
    if not re.fullmatch(r"-?\d+", has.get("tabindex", "0")):
        found.append("has a tabindex that is not a number")
    if tag == "input" and "autocomplete" in has and has.get("type") in ("checkbox", "radio", "button", "submit"):
        found.append("has autocomplete and nothing to complete")
    if tag == "img" and "alt" not in has:
        found.append("has no alt")
    if not re.fullmatch(r"\S+", has.get("id", "x")):
        found.append("has an id that is empty or holds a space")
    return [f"<{tag}> {fault}: {has}" for fault in found]


def lost(page: Html) -> list[str]:
    """Return references to missing IDs, and labels for elements that are not controls."""
    found = []
    for tag, has in page.elements:
        named = [(key, name) for key in NAMES for name in has.get(key, "").split()]
        found += [f"<{tag} {key}={name}> names nothing" for key, name in named if name not in page.ids]
        found += [f"a label for <{page.ids[name]}>" for key, name in named if key == "for" and page.ids.get(name, "input") not in CONTROLS]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p><b>x</p></b>", "end-tag"),
        ("<a href=x><a href=y>z</a></a>", "unexpected-start-tag"),
        ("<p id=a id=b>", "duplicate-attribute"),
        ("<table><div></table>", "voodoo"),
        ("<p>&nosuch;", "entity"),
    ],
)
def test_invalid_html_is_detected(text: str, expected: str) -> None:
    assert any(expected in error for error in parse_errors(f"<!doctype html><title>x</title>{text}"))


@pytest.mark.parametrize("kind", KINDS)
def test_one_page_of_each_kind_has_no_parse_error(kind: str, site: Path) -> None:
    file = site / ("404.html" if kind == "missing" else f"{KINDS[kind]}index.html")

    assert [] == parse_errors(file.read_text())


@pytest.mark.soak
def test_no_page_has_a_parse_error(documents: dict[str, Html]) -> None:
    assert [] == [f"{page}: {error}" for page, html in documents.items() for error in parse_errors(html.raw)]


def test_no_element_has_an_attribute_that_html_does_not_allow(documents: dict[str, Html]) -> None:
    assert [] == [f"{page}: {fault}" for page, html in documents.items() for tag, has in html.elements for fault in faults(tag, has)]


def test_ids_are_unique_on_each_page(documents: dict[str, Html]) -> None:
    counts = {page: Counter(has["id"] for _, has in html.elements if "id" in has) for page, html in documents.items()}

    assert [] == [f"{page}: {name}" for page, ids in counts.items() for name, count in ids.items() if count > 1]


def test_every_label_and_aria_reference_has_a_target(documents: dict[str, Html]) -> None:
    assert sum(key in has for html in documents.values() for _, has in html.elements for key in NAMES) > 1000
    assert [] == [f"{page}: {fault}" for page, html in documents.items() for fault in lost(html)]


def test_every_image_script_and_stylesheet_exists(documents: dict[str, Html], site: Path) -> None:
    missing = set()
    for page, html in documents.items():
        for tag, has in html.elements:
            for key in ("src", "data", "poster", "href", "action"):
                if (
                    key not in has
                    or (key == "href" and tag != "link")
                    or has.get("rel") == "canonical"
                    or (page == "404.html" and key == "href")
                ):
                    continue
                address = urlsplit(urljoin(HERE + page, has[key]))
                file = site / unquote(address.path.removeprefix("/"))
                if address.netloc == urlsplit(HERE).netloc and not (file.is_file() or (file / "index.html").is_file()):
                    missing.add(f"{page}: {has[key]}")

    assert set() == missing


def test_every_page_has_a_skip_link(documents: dict[str, Html]) -> None:
    lacking = []
    for page, html in documents.items():
        skips = [has["href"] for tag, has in html.elements if tag == "a" and "md-skip" in has.get("class", "")]
        if not html.is_redirect and (skips != ["#__skip"] or html.ids.get("__skip") != "article"):
            lacking.append(f"{page}: {skips}")

    assert [] == lacking
