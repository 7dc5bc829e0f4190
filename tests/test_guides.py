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


def test_the_first_guide_of_a_code_that_is_no_bare_status_ends_at_its_first_question(
    guides: dict[str, Guide], catalogue: Catalogue, site: Path
) -> None:
    far = []
    for code in catalogue.codes:
        if code.value.kind == "http-status":
            continue
        url, _, step = ways(site, code.name)[0].partition("#")
        if not any(answer.do and f"errors/{code.name}/" in answer.codes for answer in guides[url].steps[step]):
            far.append(code.name)

    assert [] == far
