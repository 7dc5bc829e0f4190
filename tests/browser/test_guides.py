"""Follow the longest path of each guide, with and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalogue import Catalogue
from tests.guide_pages import Walk, paths, read_guides
from tests.paths import ROOT

EACH = ("posting-refused", "rate-limited", "login-fails")
"""A guide with a code at its end, one with a diagram of waits, and one with diagrams of flows. `make soak` follows all guides."""
GUIDES = [
    pytest.param(path.stem, marks=[] if path.stem in EACH else pytest.mark.soak) for path in sorted((ROOT / "data/guides").glob("*.yaml"))
]


@pytest.fixture(scope="module")
def longest(site: Path) -> dict[str, Walk]:
    """Return the longest path inside each guide, by guide ID. Its last answer may lead to another guide."""
    found = {}
    for url, guide in read_guides(site).items():
        alone = {url: guide}
        for steps in guide.steps.values():
            for answer in steps:
                if not answer.onward.startswith(f"{url}#"):
                    answer.onward = ""
        found[url.split("/")[1]] = max(paths(alone, guide.first), key=lambda walk: len(walk.choices))
    return found


@pytest.mark.parametrize("guide", GUIDES)
def test_guide_with_scripts_shows_one_question_at_a_time_until_the_end(guide: str, page: Page, longest: dict[str, Walk]) -> None:
    walk = longest[guide]
    page.goto(f"guides/{guide}/")

    for place, number in walk.choices:
        step = page.locator(".xr-step", has=page.locator(f"h2#{place.partition('#')[2]}"))
        expect(step).to_be_visible()
        assert page.locator(".xr-step:visible").count() == 1
        step.locator(".xr-answers > div").nth(number).get_by_role("button").click()
    chosen = page.locator(".xr-chosen")
    expect(chosen.locator("dd")).to_be_visible()
    if walk.end.do:
        expect(chosen.locator(".xr-do")).to_have_text(walk.end.do)
    for code in walk.end.codes:
        expect(chosen.locator(f"a[href$='{code}']")).to_be_visible()
    expect(page.locator(".xr-trail li")).to_have_count(len(walk.choices) - 1)


@pytest.mark.parametrize("guide", GUIDES)
def test_guide_without_scripts_can_be_followed_by_links(guide: str, browser: Browser, base: str, longest: dict[str, Walk]) -> None:
    context = browser.new_context(base_url=base, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"guides/{guide}/")

    for place, number in longest[guide].choices:
        step = page.locator(".xr-step", has=page.locator(f"h2#{place.partition('#')[2]}"))
        expect(step.locator("h2")).to_be_in_viewport()
        answer = step.locator(".xr-answers > div").nth(number)
        onward = answer.locator("a.xr-go[href^='#'], a.xr-go[href*='/#']")
        if onward.count():
            onward.first.click()
    expect(answer.locator("dd")).to_be_visible()
    context.close()


def answer(page: Page, leads_to: str) -> Locator:
    """Return the button of the visible answer that leads to the step with this ID."""
    row = page.locator(".xr-step:visible .xr-answers > div", has=page.locator(f"a[href$='#{leads_to}']"))
    return row.first.get_by_role("button")


def walk_to_187(page: Page) -> None:
    page.goto("guides/posting-refused/")
    for step in ("number", "duplicate"):
        answer(page, step).click()
        expect(page.locator(f"h2#{step}")).to_be_visible()
    page.locator(".xr-step:visible .xr-answers").get_by_role("button").first.click()


def test_back_returns_to_the_previous_question(page: Page, catalogue: Catalogue) -> None:
    first_step = catalogue.guide["posting-refused"].value.steps[0].id
    walk_to_187(page)

    page.go_back()
    expect(page.locator("h2#number")).to_be_visible()
    expect(page.locator(".xr-trail li")).to_have_count(1)
    page.go_forward()
    expect(page.locator(".xr-trail li")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Change the answer to: 1 ")).click()
    expect(page.locator(".xr-step h2:visible")).to_have_id(first_step)
    expect(page.locator(".xr-trail")).to_be_hidden()


def test_copied_path_includes_what_to_do(browser: Browser, base: str, catalogue: Catalogue) -> None:
    steps = {step.id: step for step in catalogue.guide["posting-refused"].value.steps}
    onward = {
        target: next(a.text for step in steps.values() for a in step.answers if a.step == target) for target in ("number", "duplicate")
    }
    end = steps["duplicate"].answers[0]
    context = browser.new_context(base_url=base, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    walk_to_187(page)

    page.get_by_role("button", name="Copy the path").click()
    expect(page.locator(".xr-finish output")).to_have_text("Copied.")
    copied = str(page.evaluate("navigator.clipboard.readText()")).splitlines()
    assert [
        catalogue.guide["posting-refused"].value.title,
        f"{base}guides/posting-refused/#duplicate",
        f"1 {next(iter(steps.values())).ask} {onward['number']}",
        f"2 {steps['number'].ask} {onward['duplicate']}",
        f"{list(steps).index('duplicate') + 1} {steps['duplicate'].ask} {end.text}",
        f"What to do: {end.do}",
        f"187: {base}errors/v1.1/187/",
    ] == copied[:7]
    assert all(line.startswith(tuple(f"{name}: {base}errors/" for name in catalogue.meanings)) for line in copied[7:])
    context.close()


def test_path_is_shown_and_selected_if_copying_is_blocked(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    walk_to_187(page)

    page.get_by_role("button", name="Copy the path").click()
    expect(page.locator(".xr-finish output")).to_contain_text("selected")
    assert re.search(r"^2 .*\b187\b", page.evaluate("getSelection().toString()"), re.MULTILINE)


def test_link_to_a_step_opens_that_step(page: Page) -> None:
    page.goto("guides/rate-limited/#calls-left")

    expect(page.locator("h2#calls-left")).to_be_visible()
    assert page.locator(".xr-step:visible").count() == 1
    page.get_by_role("button", name="Start at the first question").click()
    expect(page.locator("h2#status")).to_be_visible()


def test_choice_to_show_all_questions_is_kept(page: Page) -> None:
    page.goto("guides/rate-limited/")
    page.get_by_role("button", name="Show all questions").click()
    assert page.locator(".xr-step:visible").count() == page.locator(".xr-step").count() > 1

    page.goto("guides/which-403/")
    expect(page.locator("h2#no-json")).to_be_visible()
    page.get_by_role("button", name="One question at a time").click()
    expect(page.locator("h2#no-json")).to_be_hidden()


def test_whole_guide_works_with_the_keyboard(page: Page) -> None:
    page.goto("guides/posting-refused/")
    answer(page, "number").focus()
    page.keyboard.press("Enter")

    expect(page.locator("h2#number")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.xr-step').querySelector('h2').id") == "number"


def test_print_shows_the_whole_guide(page: Page) -> None:
    page.goto("guides/rate-limited/")
    page.emulate_media(media="print")

    assert page.locator(".xr-step:visible").count() == page.locator(".xr-step").count() > 1
    assert page.locator(".xr-answers dd:visible").count() == page.locator(".xr-answers dd").count()
    expect(page.get_by_role("button", name="Show all questions")).to_be_hidden()


def test_snippet_has_language_tabs_and_file_downloads(page: Page) -> None:
    page.goto("snippets/wait-for-reset/")

    expect(page.get_by_text("import requests")).to_be_visible()
    page.get_by_text("curl", exact=True).click()
    expect(page.get_by_text("#!/usr/bin/env bash")).to_be_visible()
    expect(page.get_by_text("import requests")).to_be_hidden()
    for link in page.locator("a[download]").all():
        name = re.sub(r".*/", "", link.get_attribute("href") or "")
        assert page.request.get(f"snippets/wait-for-reset/{name}").text() == (ROOT / "snippets" / name).read_text()
