"""The stylesheet of the published site: what a page or a script uses is there, and nothing else."""

from pathlib import Path

import pytest

from generator.delivery import MARKDOWN, SHEET, THEME, deliver, theme_styles
from generator.delivery.names import names_in
from generator.delivery.styles import cut, resolved

PAGE = """<!doctype html><html lang="en"><body dir="ltr" class="wide page"><main id="top"><a href="x.html" title="a > b">x</a>
<input type="text" hidden><script src="a.js"></script></main></body></html>"""
SCRIPT = """const button = element("button", { className: "copy-button", tabIndex: 0, ariaSelected: "true" });
button.dataset.mdType = "copy"; button.classList.toggle("is-open"); button.style.width = style.getPropertyValue("--read-by-script");"""
NAMES = names_in([PAGE], [SCRIPT])


def test_a_rule_is_kept_if_a_page_has_its_tag_class_id_and_attribute() -> None:
    for kept in (
        ".wide",
        ".page a",
        "main#top>a[href]",
        "[dir=ltr] a",
        'a[title^="a >"]',
        "input[type='text'][hidden]",
        "html, :root",
        "*",
    ):
        assert cut(f"{kept}{{color:red}}", NAMES).endswith("{color:red}"), kept


@pytest.mark.parametrize(
    "selector",
    [
        ".narrow",
        "table",
        "#bottom",
        "[dir=rtl] a",
        "[disabled]",
        "a[href$='.pdf']",
        "main .narrow a",
        "em.no",
        ":is(table, .narrow) a",
        ":has(> em)",
    ],
)
def test_a_rule_is_dropped_if_no_page_has_what_it_names(selector: str) -> None:
    assert cut(f"{selector}{{color:red}}", NAMES) == ""


def test_of_a_list_only_the_selectors_that_can_match_are_kept() -> None:
    assert cut(".narrow, .wide, table, a {color: red}", NAMES) == ".wide,a{color:red}"


@pytest.mark.parametrize("selector", [".copy-button", "button.is-open", "[data-md-type=anything]", "[aria-selected=true]", "[tabindex]"])
def test_what_a_script_can_add_is_kept(selector: str) -> None:
    assert cut(f"{selector}{{color:red}}", NAMES) == f"{selector}{{color:red}}"
    assert cut(f"{selector}{{color:red}}", names_in([PAGE], [])) == ""


@pytest.mark.parametrize(
    "selector", ["a:not(.narrow)", "a::-webkit-scrollbar", "a:nth-child(2n)", "a:is(.narrow,:hover)", "a:has(.narrow,input)", "A:HOVER"]
)
def test_what_cannot_be_judged_is_kept(selector: str) -> None:
    assert cut(f"{selector}{{color:red}}", NAMES) == f"{selector}{{color:red}}"


def test_media_queries_and_other_groups_are_cut_inside_and_dropped_if_nothing_is_left() -> None:
    text = "@media print {.narrow{top:0} .wide{top:0}} @media screen{@supports (top:0){.narrow{top:0}}} @layer a{a{top:0}}"

    assert cut(text, NAMES) == "@media print{.wide{top:0}}@layer a{a{top:0}}"


def test_other_rules_and_nested_ones_are_kept_as_they_are() -> None:
    text = '@charset "utf-8";@page{margin:25mm}@font-face{font-family:X;src:url(x.woff2)}.wide{top:0;& .narrow{top:1px}}'

    assert cut(text, NAMES) == text


def test_a_custom_property_is_kept_only_if_a_value_or_a_script_reads_it() -> None:
    text = ":root{--a:1px;--b:var(--a);--c:url(data:,x);--d:var(--c);--read-by-script:0}a{top:calc(2*var( --b ))}.narrow{top:var(--d)}"

    assert cut(text, NAMES) == ":root{--a:1px;--b:var(--a);--read-by-script:0}a{top:calc(2*var( --b ))}"


def test_a_rule_of_unread_custom_properties_is_dropped_and_one_without_declarations_too() -> None:
    assert cut(":root{--a:1px}a{}@media print{:root{--a:2px}}", NAMES) == ""


def test_keyframes_are_kept_only_if_an_animation_runs_them() -> None:
    text = "@keyframes fade{0%{opacity:0}}@keyframes turn{0%{top:0}}a{animation:1s fade}.narrow{animation-name:turn}"

    assert cut(text, NAMES) == "@keyframes fade{0%{opacity:0}}a{animation:1s fade}"


def test_comments_and_spaces_go_and_strings_and_important_stay() -> None:
    text = "/* note */ a :is(\n  .wide, /* why */ .page\n) { content: '  /* \\\\ */  ';\n  color : red ! important ; }"

    assert cut(text, NAMES) == 'a :is( .wide,  .page ){content:"  /* \\\\ */  ";color:red!important}'


def test_the_order_of_pages_and_scripts_does_not_matter() -> None:
    pages, scripts = [PAGE, PAGE.replace("wide", "narrow"), "<table></table>"], [SCRIPT, "element('output')"]
    text = theme_styles()

    assert cut(text, names_in(pages, scripts)) == cut(text, names_in(pages[::-1], scripts[::-1]))


def test_what_is_cut_already_is_left_as_it_is() -> None:
    once = cut(theme_styles(), NAMES)

    assert cut(once, NAMES) == once


def test_imported_stylesheets_take_the_place_of_the_imports(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.css").write_text('@import "sub/b.css";\na{top:0}')
    (tmp_path / "sub/b.css").write_text("@import url(c.css);b{top:0}")
    (tmp_path / "sub/c.css").write_text("i{top:0}")

    assert resolved(tmp_path / "a.css").split() == ["i{top:0}b{top:0}", "a{top:0}"]


def test_the_styles_of_the_installed_theme_are_found_whatever_their_version() -> None:
    text = theme_styles()

    assert ".md-typeset" in text
    assert "[data-md-color-scheme=slate]" in text
    assert "sourceMappingURL" not in text


def test_delivered_site_has_its_own_files_and_markdown_versions_but_no_files_that_only_the_theme_adds(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    for folder in (docs, site):
        for path, text in {SHEET: '@import "theme.css";a{top:0}', THEME: "html,em{top:0}", "assets/javascripts/own.js": SCRIPT}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    (site / "index.html").write_text(PAGE)
    (tmp_path / MARKDOWN).parent.mkdir()
    (tmp_path / MARKDOWN).write_text('{"matrix.md": "# Matrix\\n"}')
    for path in ("assets/stylesheets/main.1a2b.min.css", "assets/javascripts/lunr/de.js"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(".x{}")
    deliver(tmp_path, site)

    assert (site / "matrix.md").read_text() == "# Matrix\n"
    assert (site / SHEET).read_text() == "html{top:0}a{top:0}"
    left = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*")}
    assert {SHEET, "assets/javascripts/own.js", "assets/javascripts", "assets/stylesheets"} == left
