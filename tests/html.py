"""Parse HTML for the tests."""

from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Html:
    """A parsed page or fragment."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.tree = LexborHTMLParser(text)

    @cached_property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Tag and attributes of each element, in document order."""
        return [(node.tag or "", attributes(node)) for node in self.select("*")]

    @cached_property
    def ids(self) -> dict[str, str]:
        """The tag of the first element with each ID."""
        found: dict[str, str] = {}
        for tag, has in self.elements:
            if "id" in has:
                found.setdefault(has["id"], tag)
        return found

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """URL and text of each link, in document order."""
        return [(attributes(node)["href"], node.text()) for node in self.select("a[href]")]

    @cached_property
    def text(self) -> str:
        """All text of the page, without scripts and styles."""
        return "".join(node.text(deep=False) for node in self.select("*") if node.tag not in ("script", "style"))

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page is a redirect."""
        return bool(self.select('meta[http-equiv="refresh"]'))

    @cached_property
    def head(self) -> list[tuple[str, str]]:
        """Name and value of the title, the canonical link and each meta tag, in document order."""
        found = []
        for node in self.select("head > title, head > meta[content], head > link[rel=canonical]"):
            has = attributes(node)
            name = {"title": "title", "link": "canonical"}.get(node.tag or "") or has.get("name") or has.get("property", "")
            found.append((name, node.text() if node.tag == "title" else has.get("content") or has.get("href", "")))
        return found

    @cached_property
    def data(self) -> str:
        """The JSON-LD of the page."""
        return "".join(node.text() for node in self.select('script[type="application/ld+json"]'))

    def __getitem__(self, name: str) -> str:
        """Return the value of a head tag that occurs once."""
        [value] = [value for key, value in self.head if key == name]
        return value

    def select(self, selector: str) -> list[LexborNode]:
        """Return the elements that a CSS selector matches."""
        return self.tree.css(selector)


def attributes(node: LexborNode) -> dict[str, str]:
    """Return the attributes of an element. An attribute without a value gets an empty text."""
    return {key: value or "" for key, value in node.attributes.items()}
