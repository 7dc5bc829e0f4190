"""Parse guides from the built pages, as readers see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from tests.html import Html, attributes

ROOT = "http://site.test/"


@dataclass
class Answer:
    """An answer on a guide page. URLs are relative to the root of the site."""

    text: str = ""
    do: str = ""
    onward: str = ""
    codes: list[str] = field(default_factory=list)


@dataclass
class Guide:
    """The steps of a guide page in order: ID to answers."""

    url: str
    steps: dict[str, list[Answer]] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The URL of the first step."""
        return f"{self.url}#{next(iter(self.steps))}"


def read_guides(site: Path) -> dict[str, Guide]:
    """Return the guides on all guide pages, by URL."""
    guides = [_guide(f"guides/{file.parent.name}/", Html(file.read_text())) for file in sorted((site / "guides").glob("*/index.html"))]
    return {guide.url: guide for guide in guides}


def _guide(url: str, page: Html) -> Guide:
    guide = Guide(url)
    for step in page.select("section.xr-step"):
        answers = guide.steps[attributes(step.css("h2")[0])["id"]] = []
        for row in step.css(".xr-answers > div"):
            onward = [_absolute(url, link) for link in row.css("dd a.xr-go")]
            do = "".join(node.text() for node in row.css("dd .xr-do"))
            codes = [_absolute(url, link) for link in row.css("dd a.xr-code")]
            answers.append(Answer(row.css("dt")[0].text(), do, onward[-1] if onward else "", codes))
    return guide


def _absolute(url: str, link: LexborNode) -> str:
    """Resolve a link to a URL relative to the root of the site."""
    return urljoin(ROOT + url, attributes(link)["href"]).removeprefix(ROOT)


@dataclass(frozen=True)
class Walk:
    """A path through guides, up to an answer without a next step: URL of each step and index of the chosen answer."""

    choices: tuple[tuple[str, int], ...]
    end: Answer


def paths(guides: dict[str, Guide], start: str, before: tuple[tuple[str, int], ...] = ()) -> Iterator[Walk]:
    """Yield every path from the step at `start` (`guides/rate-limited/#status`) to its end, also through other guides.

    Raise AssertionError if a path visits a step twice, or a step is missing.
    """
    url, _, step = start.partition("#")
    step = step or next(iter(guides[url].steps))
    place = f"{url}#{step}"
    assert place not in [met for met, _ in before], f"{place} is visited again after {before}"
    for number, answer in enumerate(guides[url].steps[step]):
        choices = (*before, (place, number))
        if answer.onward:
            yield from paths(guides, answer.onward, choices)
        else:
            yield Walk(choices, answer)
