"""The guides as a reader finds them: read from the built pages, not from the data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

ROOT = "http://site.test/"


@dataclass
class Answer:
    """One answer as shown; addresses are relative to the root of the site."""

    text: str = ""
    do: str = ""
    onward: str = ""
    codes: list[str] = field(default_factory=list)


@dataclass
class Guide:
    """The steps of one page, in their order: id to answers."""

    url: str
    steps: dict[str, list[Answer]] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The address of the first step."""
        return f"{self.url}#{next(iter(self.steps))}"


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.guide = Guide(url)
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        names = values.get("class", "").split()
        if tag == "section":
            self._inside = ["section"] if "xr-step" in names else []
        if not self._inside:
            return
        if tag == "h2":
            self.guide.steps[values["id"]] = []
        elif tag == "dt":
            self._answers.append(Answer())
            self._inside = ["section", "text"]
        elif tag == "dd":
            self._inside = ["section"]
        elif tag == "span" and "xr-do" in names:
            self._inside = ["section", "do"]
        elif tag == "a" and "xr-go" in names:
            self._answers[-1].onward = self._address(values["href"])
        elif tag == "a" and "xr-code" in names:
            self._answers[-1].codes.append(self._address(values["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("dt", "span", "dd"):
            self._inside = self._inside[:1]
        elif tag == "section":
            self._inside = []

    def handle_data(self, data: str) -> None:
        if "text" in self._inside:
            self._answers[-1].text += data
        elif "do" in self._inside:
            self._answers[-1].do += data

    @property
    def _answers(self) -> list[Answer]:
        return self.guide.steps[next(reversed(self.guide.steps))]

    def _address(self, href: str) -> str:
        return urljoin(ROOT + self.guide.url, href).removeprefix(ROOT)


def read_guides(site: Path) -> dict[str, Guide]:
    """Address of each guide page to what it shows."""
    found = {}
    for file in sorted((site / "guides").glob("*/index.html")):
        reader = _Reader(f"guides/{file.parent.name}/")
        reader.feed(file.read_text())
        found[reader.guide.url] = reader.guide
    return found


@dataclass(frozen=True)
class Walk:
    """A way through the guides: (address of the step, number of the answer chosen) for each step, to an answer that ends it."""

    choices: tuple[tuple[str, int], ...]
    end: Answer


def paths(guides: dict[str, Guide], start: str, before: tuple[tuple[str, int], ...] = ()) -> Iterator[Walk]:
    """Every path from the step at `start` (`guides/rate-limited/#status`), on into other guides, to its end.

    Raises AssertionError where a step is met again or is not there.
    """
    url, _, step = start.partition("#")
    step = step or next(iter(guides[url].steps))
    place = f"{url}#{step}"
    assert place not in [met for met, _ in before], f"{place} is met again after {before}"
    for number, answer in enumerate(guides[url].steps[step]):
        choices = (*before, (place, number))
        if answer.onward:
            yield from paths(guides, answer.onward, choices)
        else:
            yield Walk(choices, answer)
