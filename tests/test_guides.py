"""Guides as built: every path is walked, and pages of codes and guides lead to each other."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.catalogue import Catalogue
from tests.guide_pages import ROOT, Answer, Guide, paths, read_guides


@pytest.fixture(scope="module")
def guides(site: Path) -> dict[str, Guide]:
    return read_guides(site)


def test_a_guide_page_shows_every_step_and_answer_of_its_data(guides: dict[str, Guide], catalogue: Catalogue) -> None:
    shown = {url: {step: len(answers) for step, answers in guide.steps.items()} for url, guide in guides.items()}

    assert shown == {f"guides/{guide.name}/": {step.id: len(step.answers) for step in guide.value.steps} for guide in catalogue.guides}


def test_every_path_of_every_guide_ends_with_what_to_do(guides: dict[str, Guide]) -> None:
    unended = [walk.choices for guide in guides.values() for walk in paths(guides, guide.first) if not walk.end.do]

    assert [] == unended


def test_every_step_is_met_on_a_path(guides: dict[str, Guide]) -> None:
    met = {place for guide in guides.values() for walk in paths(guides, guide.first) for place, _ in walk.choices}

    assert {f"{url}#{step}" for url, guide in guides.items() for step in guide.steps} == met


def ways(site: Path, code: str) -> list[str]:
    """The addresses of the guides that the page of `code` links to."""
    page = f"errors/{code}/"
    html = (site / page / "index.html").read_text()
    found = html[html.index('<ul class="xr-ways">') :].partition("</ul>")[0]
    return [urljoin(ROOT + page, href).removeprefix(ROOT) for href in re.findall(r'href="([^"]+)"', found)]


def test_from_the_page_of_every_code_a_guide_leads_to_what_to_do_about_it(
    guides: dict[str, Guide], catalogue: Catalogue, site: Path
) -> None:
    lost = []
    for code in catalogue.codes:
        page = f"errors/{code.name}/"
        answers = [answer for way in ways(site, code.name) for step in within(guides, way) for answer in step]
        if not any(answer.do and page in answer.codes for answer in answers):
            lost.append(code.name)

    assert [] == lost


def within(guides: dict[str, Guide], way: str) -> list[list[Answer]]:
    """The answers of every step that `way` leads to without leaving its guide."""
    url, _, step = way.partition("#")
    steps = guides[url].steps
    seen, todo = dict[str, list[Answer]](), [step or next(iter(steps))]
    while todo:
        place = todo.pop()
        seen[place] = steps[place]
        onward = [answer.onward.partition("#") for answer in steps[place]]
        todo += [name for page, _, name in onward if page == url and name not in seen]
    return list(seen.values())


def clicks(guides: dict[str, Guide], way: str, page: str) -> int:
    """How many answers lead from the question at `way` to what to do about the code at `page`; 99 if none does."""
    url, _, step = way.partition("#")
    places, count = [step or next(iter(guides[url].steps))], 1
    while places:
        answers = [answer for place in places for answer in guides[url].steps[place]]
        if any(answer.do and page in answer.codes for answer in answers):
            return count
        places = [name for page_, _, name in (answer.onward.partition("#") for answer in answers) if page_ == url and name]
        count += 1
    return 99


def test_what_to_do_about_a_code_is_at_most_three_clicks_from_its_page_but_for_bare_statuses(
    guides: dict[str, Guide], catalogue: Catalogue, site: Path
) -> None:
    pages = {code.name: f"errors/{code.name}/" for code in catalogue.codes if code.value.kind != "http-status"}
    far = {name: least for name, page in pages.items() if (least := 1 + min(clicks(guides, way, page) for way in ways(site, name))) > 3}

    assert {} == far
