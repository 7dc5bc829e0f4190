"""The HTML of every page: nothing that HTML does not allow, and every reference leads to what it names."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

HERE = "http://site.test/"
CONTROLS = frozenset(("button", "input", "meter", "output", "progress", "select", "textarea"))
NAMES = ("for", "list", "headers", *(f"aria-{name}" for name in ("activedescendant", "controls", "describedby", "labelledby", "owns")))
"""Attributes that hold ids."""


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]


class Parsed(NamedTuple):
    """A page as a browser reads it."""

    errors: list[str]
    elements: list[Element]

    @property
    def ids(self) -> dict[str, str]:
        """Each id to the tag that has it."""
        return {element.attributes["id"]: element.tag for element in self.elements if "id" in element.attributes}


def parse(text: str) -> Parsed:
    """Read a whole page; errors are what the HTML standard calls parse errors."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    errors = [f"line {line}: {kind} {values or ''}".strip() for (line, _), kind, values in parser.errors]
    return Parsed(errors, [Element(node.tag, dict(node.attrib)) for node in tree.iter() if isinstance(node.tag, str)])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Parsed]:
    """Address relative to the root to what stands there, for every page."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix().removesuffix("index.html"): parse(file.read_text()) for file in files}


def faults(element: Element) -> list[str]:
    """What HTML does not allow an element of its attributes."""
    tag, has = element
    found = []
    if not re.fullmatch(r"-?\d+", has.get("tabindex", "0")):
        found.append("has a tabindex that is no number")
    if tag == "input" and "autocomplete" in has and has.get("type") in ("checkbox", "radio", "button", "submit"):
        found.append("has autocomplete and nothing to complete")
    if tag == "img" and "alt" not in has:
        found.append("has no alt")
    if not re.fullmatch(r"\S+", has.get("id", "x")):
        found.append("has an id that is empty or holds a space")
    return [f"<{tag}> {fault}: {has}" for fault in found]


def lost(page: Parsed) -> list[str]:
    """References to ids that lead nowhere, and labels of what is no control."""
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
def test_broken_html_would_be_seen(text: str, expected: str) -> None:
    assert any(expected in error for error in parse(f"<!doctype html><title>x</title>{text}").errors)


def test_every_page_is_read_without_an_error(pages: dict[str, Parsed]) -> None:
    assert len(pages) > 1000
    assert [] == [f"{page}: {error}" for page, parsed in pages.items() for error in parsed.errors]


def test_no_element_of_any_page_has_an_attribute_that_it_must_not_have(pages: dict[str, Parsed]) -> None:
    assert [] == [f"{page}: {fault}" for page, parsed in pages.items() for element in parsed.elements for fault in faults(element)]


def test_every_id_stands_once_on_its_page(pages: dict[str, Parsed]) -> None:
    counts = {page: Counter(has["id"] for _, has in parsed.elements if "id" in has) for page, parsed in pages.items()}

    assert [] == [f"{page}: {name}" for page, ids in counts.items() for name, count in ids.items() if count > 1]


def test_every_label_and_aria_reference_of_every_page_leads_to_its_element(pages: dict[str, Parsed]) -> None:
    assert sum(key in has for parsed in pages.values() for _, has in parsed.elements for key in NAMES) > 1000
    assert [] == [f"{page}: {fault}" for page, parsed in pages.items() for fault in lost(parsed)]


def test_every_image_script_and_stylesheet_of_every_page_is_a_file_of_the_site(pages: dict[str, Parsed], site: Path) -> None:
    missing = set()
    for page, parsed in pages.items():
        for tag, has in parsed.elements:
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


def test_every_page_has_a_link_that_skips_the_header(pages: dict[str, Parsed]) -> None:
    lacking = []
    for page, parsed in pages.items():
        moved = any(has.get("http-equiv") == "refresh" for _, has in parsed.elements)
        skips = [has["href"] for tag, has in parsed.elements if tag == "a" and "md-skip" in has.get("class", "")]
        if not moved and (skips != ["#__skip"] or parsed.ids.get("__skip") != "article"):
            lacking.append(f"{page}: {skips}")

    assert [] == lacking
