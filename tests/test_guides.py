"""Built guides: every path ends, and pages of codes and guides link to each other."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator import entries
from generator.catalogue import Catalogue, cited_by
from generator.pages.guide_steps import questions, steps
from generator.views import Bibliography, Views
from tests.guide_pages import ROOT, Answer, Guide, paths, read_guides


@pytest.fixture(scope="module")
def guides(site: Path) -> dict[str, Guide]:
    return read_guides(site)


def test_guide_page_shows_every_step_and_answer(guides: dict[str, Guide], catalogue: Catalogue) -> None:
    shown = {url: {step: len(answers) for step, answers in guide.steps.items()} for url, guide in guides.items()}

    assert shown == {f"guides/{guide.name}/": {step.id: len(step.answers) for step in guide.value.steps} for guide in catalogue.guides}


def test_every_path_of_every_guide_ends_with_what_to_do(guides: dict[str, Guide]) -> None:
    unended = [walk.choices for guide in guides.values() for walk in paths(guides, guide.first) if not walk.end.do]

    assert [] == unended


def test_every_step_is_on_a_path(guides: dict[str, Guide]) -> None:
    met = {place for guide in guides.values() for walk in paths(guides, guide.first) for place, _ in walk.choices}

    assert {f"{url}#{step}" for url, guide in guides.items() for step in guide.steps} == met


def ways(site: Path, code: str) -> list[str]:
    """Return the URLs of guides that the page of `code` links to."""
    page = f"errors/{code}/"
    html = (site / page / "index.html").read_text()
    found = html[html.index('<ul class="xr-ways">') :].partition("</ul>")[0]
    return [urljoin(ROOT + page, href).removeprefix(ROOT) for href in re.findall(r'href="([^"]+)"', found)]


def test_every_code_page_links_to_a_guide_that_leads_to_its_fix(guides: dict[str, Guide], catalogue: Catalogue, site: Path) -> None:
    lost = []
    for code in catalogue.codes:
        page = f"errors/{code.name}/"
        answers = [answer for way in ways(site, code.name) for step in within(guides, way) for answer in step]
        if not any(answer.do and page in answer.codes for answer in answers):
            lost.append(code.name)

    assert [] == lost


def within(guides: dict[str, Guide], way: str) -> list[list[Answer]]:
    """Return the answers of every step that can be reached from `way` inside its guide."""
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
    """Return the number of answers from the question at `way` to the fix of the code at `page`, or 99 without a path."""
    url, _, step = way.partition("#")
    places, count = [step or next(iter(guides[url].steps))], 1
    while places:
        answers = [answer for place in places for answer in guides[url].steps[place]]
        if any(answer.do and page in answer.codes for answer in answers):
            return count
        places = [name for page_, _, name in (answer.onward.partition("#") for answer in answers) if page_ == url and name]
        count += 1
    return 99


def test_fix_is_at_most_three_clicks_from_its_code_page_except_for_status_codes(
    guides: dict[str, Guide], catalogue: Catalogue, site: Path
) -> None:
    pages = {code.name: f"errors/{code.name}/" for code in catalogue.codes if code.value.kind != "http-status"}
    far = {name: least for name, page in pages.items() if (least := 1 + min(clicks(guides, way, page) for way in ways(site, name))) > 3}

    assert {} == far


@pytest.fixture(scope="module")
def answers(catalogue: Catalogue) -> dict[tuple[str, str], list[str]]:
    """Return the messages next to each answer, by guide and text of the answer."""
    views = Views(catalogue)
    return {
        (placed.name, answer.text): answer.messages
        for placed in catalogue.guides
        for step in steps(placed.value, views, Bibliography(catalogue, cited_by(placed.value)))
        for answer in step.answers
    }


def test_answer_that_is_a_number_shows_its_message(answers: dict[tuple[str, str], list[str]]) -> None:
    [message] = answers["which-403", "453"]

    assert message.startswith("You currently have access to a subset of")
    assert answers["rate-limited", "420"] == ["Enhance Your Calm"]
    assert answers["sorsa-errors", "500"] == ["Internal Error"]


def test_answer_with_several_numbers_shows_each_message(answers: dict[tuple[str, str], list[str]]) -> None:
    shown = answers["moved-from-v1.1-to-v2", "Limits: 88, 185, 420"]

    assert shown == ["88 Rate limit exceeded", "185 User is over daily status update limit", "420 Enhance Your Calm"]


def test_answer_with_a_quoted_or_ambiguous_message_shows_none(answers: dict[tuple[str, str], list[str]]) -> None:
    assert [] == answers["which-403", "220 Your credentials do not allow access to this resource"]
    assert [] == answers["webhooks-and-crc", "`UrlValidationFailed`, or 214 Webhook URL does not meet the requirements"]


def test_guide_shows_the_number_of_questions_of_its_paths(catalogue: Catalogue) -> None:
    def lengths(guide: entries.Guide, step: entries.Step) -> set[int]:
        """Return the number of questions on each path from a step."""
        steps = {own.id: own for own in guide.steps}
        onward = [lengths(guide, steps[own.step]) if own.step and not own.guide else {0} for own in step.answers]
        return {1 + length for found in onward for length in found}

    for placed in catalogue.guides:
        found = lengths(placed.value, placed.value.steps[0])
        assert questions(placed.value) == (min(found), max(found)), placed.name
