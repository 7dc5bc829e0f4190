"""The built site: links have targets, nothing comes from other hosts, and code pages are complete."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

from generator.catalogue import Catalogue
from generator.delivery import SHEET
from generator.delivery.styles import resolved
from tests.html import Html
from tests.paths import ROOT

HERE = "http://site.test/"
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src", "object": "data"}


def fetched(html: Html) -> list[str]:
    """Yield the URLs that a page loads."""
    loaded = ("stylesheet", "icon", "preload", "modulepreload", "manifest")
    found = [has["href"] for tag, has in html.elements if tag == "link" and has.get("rel") in loaded]
    return found + [has[FETCHED[tag]] for tag, has in html.elements if FETCHED.get(tag) in has]


def test_every_internal_link_and_anchor_has_a_target(documents: dict[str, Html], site: Path) -> None:
    broken = []
    for page, html in documents.items():
        if page == "404.html":
            continue  # its links are absolute, because it is shown at any depth
        for link in {href for href, _ in html.links}:
            address, fragment = urldefrag(urljoin(HERE + page, link))
            if not address.startswith(HERE):
                continue
            path = unquote(urlsplit(address).path.removeprefix("/"))
            if path not in documents and not (site / path).is_file():
                broken.append(f"{page}: {link}: no such page")
            elif fragment and path in documents and fragment not in {*documents[path].ids, "__top"}:
                broken.append(f"{page}: {link}: no such section")

    assert [] == broken


def test_links_are_not_nested(documents: dict[str, Html]) -> None:
    nested = re.compile(r"<a [^>]*>(?:(?!</a>).)*<a ", re.DOTALL)

    assert [] == [page for page, html in documents.items() if nested.search(html.raw)]


def test_status_page_and_forum_of_x_are_links_wherever_a_page_names_them(documents: dict[str, Html]) -> None:
    named = re.compile(r"(?:developer\.x\.com/status|devcommunity\.x\.com)")
    found = [(page, node) for page, html in documents.items() for node in html.select("article *") if named.search(node.text(deep=False))]

    assert found
    assert [] == [f"{page}: <{node.tag}>" for page, node in found if "a" not in (node.tag, node.parent and node.parent.tag)]


def test_no_page_loads_from_another_host(documents: dict[str, Html], site: Path) -> None:
    foreign = [
        f"{page}: {url}" for page, html in documents.items() for url in fetched(html) if urlsplit(url).netloc not in ("", "127.0.0.1:8000")
    ]
    styles = [
        f"{file.name}: {url}" for file in site.rglob("*.css") for url in re.findall(r"url\(['\"]?(https?://[^)'\"]+)", file.read_text())
    ]

    assert [] == foreign + styles


def test_every_code_page_has_all_required_parts(catalogue: Catalogue, site: Path) -> None:
    lacking = []
    for code in catalogue.codes:
        html = (site / "errors" / code.name / "index.html").read_text()
        article = html[html.index("<article") : html.index("</article>")]
        wanted: dict[str, str | re.Pattern[str]] = {
            "summary": '<p class="xr-summary">',
            "who must act": "<dt>Who must act</dt>",
            "retry": "<dt>Retry</dt>",
            "fix": 'id="fix"',
            "cause": 'id="cause"',
            "condition": f"/conditions/{code.value.condition}/",
            "grade": re.compile(r"<dt>Code</dt><dd>(Documented|From a library|Observed|Inferred): "),
            "source with an address": re.compile(r'<li id="source-1"><a href="https?://'),
        }
        lacking += [
            f"{code.name}: {what}"
            for what, mark in wanted.items()
            if not (mark in article if isinstance(mark, str) else mark.search(article))
        ]

    assert [] == lacking


def test_sitemap_lists_every_page(documents: dict[str, Html], site: Path) -> None:
    named = {urlsplit(url).path.removeprefix("/") for url in re.findall(r"<loc>(.+?)</loc>", (site / "sitemap.xml").read_text())}

    assert {page for page, html in documents.items() if not html.is_redirect} - {"404.html"} == named


def test_redirect_works_without_scripts(documents: dict[str, Html], site: Path) -> None:
    moved = {page: html for page, html in documents.items() if html.is_redirect}

    assert "2/problems/usage-capped/" in moved
    assert "errors/ads/account-not-found/" in moved
    for page, html in moved.items():
        text = (site / page / "index.html").read_text()
        ((target, _),) = html.links
        address = urljoin(HERE + page, target)
        assert f'content="0; url={target}"' in text
        assert re.search(rf'<link rel="canonical" href="[^"]+/{re.escape(address.removeprefix(HERE))}">', text)
        assert "<script" not in text


def test_every_page_has_a_policy_first_and_nothing_inline(site: Path) -> None:
    wrong = []
    for file in site.rglob("*.html"):
        text = file.read_text()
        policy = re.findall(r"""<meta http-equiv="Content-Security-Policy" content="(default-src 'none';[^"]*)">""", text)
        first = re.search(r"<(?:meta|link|script|title)[^>]*", text)
        scripts = re.findall(r"<script(?![^>]* src=)(?![^>]* type=\"application/(?:ld\+)?json\")[^>]*>", text)
        inline = scripts + re.findall(r"<style| style=| on[a-z]+=|javascript:", text)
        if len(policy) != 1 or "unsafe" in policy[0] or not first or "Content-Security-Policy" not in first[0] or inline:
            wrong.append(f"{file.relative_to(site)}: {policy} {inline}")

    assert [] == wrong


def test_opensearch_description_is_linked(site: Path) -> None:
    assert 'type="application/opensearchdescription+xml"' in (site / "index.html").read_text()
    document = ET.parse(site / "opensearch.xml")  # noqa: S314 - our own file
    template = document.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert template is not None
    assert template.attrib["template"].endswith("/lookup/?q={searchTerms}")


def test_every_class_that_a_script_adds_keeps_its_styles(site: Path) -> None:
    adding = re.compile(r'className: "([^"]+)"|classList\.(?:add|toggle|replace)\(([^)]*)\)')
    scripts = "".join(file.read_text() for file in (site / "assets").rglob("*.js"))
    added = {name for match in adding.findall(scripts) for name in re.findall(r"[\w-]+", "".join(match)) if "-" in name}
    whole, cut = (
        set(re.findall(r"\.(-?[a-z_][\w-]*)", text, re.IGNORECASE))
        for text in (resolved(ROOT / "docs" / SHEET), (site / SHEET).read_text())
    )

    assert {"md-code__button", "md-nav__link--active", "xr-results"} <= added & whole
    assert set() == (added & whole) - cut


def test_no_page_loads_a_script_or_stylesheet_of_the_theme(documents: dict[str, Html], site: Path) -> None:
    own = {file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs/assets").rglob("*")}
    loaded = {
        urlsplit(urljoin(HERE + page, url)).path[1:] for page, html in documents.items() for url in fetched(html) if page != "404.html"
    }

    assert {SHEET, "assets/javascripts/theme.js"} <= loaded <= own
    assert {file.relative_to(site).as_posix() for file in (site / "assets").rglob("*")} <= own


def test_the_published_stylesheet_has_no_rule_for_what_the_site_does_not_use(site: Path) -> None:
    assert [] == [name for name in (".md-search", ".admonition", "[dir=rtl]", "indigo") if name in (site / SHEET).read_text()]
