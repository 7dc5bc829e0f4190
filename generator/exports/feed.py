"""The Atom feed of what each release changed (RFC 4287)."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from generator.catalogue import Catalogue
from generator.entries import Change, Release

ATOM = "http://www.w3.org/2005/Atom"
_WORDS = {"added": "Added", "changed": "Changed", "retired": "Retired"}


def feed_xml(catalogue: Catalogue, site: str) -> str:
    """One entry for each change, the newest first. Ids hang on release, kind and text alone, not on where the site stands."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", "X API Error Reference: changes")
    _add(feed, "id", _urn("feed"))
    _add(feed, "updated", _time(catalogue.releases[0]))
    _add(feed, "generator", "X API Error Reference", version=catalogue.version)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=site)
    _add(_add(feed, "author"), "name", "X API Error Reference")
    for release in catalogue.releases:
        for change in release.changes:
            _entry(feed, release, change, site)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(feed: ET.Element, release: Release, change: Change, site: str) -> None:
    entry = _add(feed, "entry")
    shown = ", ".join(change.codes) or "the catalogue"
    _add(entry, "title", f"{_WORDS[change.kind]}: {shown}")
    _add(entry, "id", _urn(f"{release.version} {change.kind} {change.text}"))
    _add(entry, "updated", _time(release))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{site}errors/{change.codes[0]}/" if change.codes else f"{site}errors/")
    _add(entry, "summary", change.text)


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    element.text = text
    return element


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"x-api-error-reference {name}").urn


def _time(release: Release) -> str:
    """The day of a release as a date-time; a second release of a day comes a second later."""
    day, _, number = release.version.partition(".")
    return f"{day}T00:00:0{int(number or 1) - 1}Z"
