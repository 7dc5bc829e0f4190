"""Build the Atom feeds (RFC 4287): the changes of the catalogue in each release, and the changes that X made to its APIs."""

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from generator.catalogue import Catalogue
from generator.entries import Change, Release

ATOM = "http://www.w3.org/2005/Atom"
_WORDS = {"added": "Added", "changed": "Changed", "retired": "Retired"}


MOST_EVENTS = 50
"""Maximum number of entries in the feed of X's changes. The web page lists all changes."""


def feed_xml(catalogue: Catalogue, site: str) -> str:
    """Return the Atom feed of catalogue changes, with an entry for each change in each release.

    Entry IDs depend on the release, kind, and text of the change, not on the site.
    """
    feed = _feed(catalogue, site, "X API Error Reference: changes", "feed", "")
    for release in catalogue.releases:
        for change in release.changes:
            _change(feed, release, change, site)
    return _text(feed)


def changes_xml(catalogue: Catalogue, site: str) -> str:
    """Return the Atom feed of X's changes, with an entry for each of the newest API events.

    Entry IDs depend on the API, date, and text of the event, not on the site.
    """
    feed = _feed(catalogue, site, "X API Error Reference: what X changed", "changes", "changes/")
    for api, moment in catalogue.moments[:MOST_EVENTS]:
        entry = _add(feed, "entry")
        _add(entry, "title", f"{api.label}: {moment.date}")
        _add(entry, "id", _urn(f"{api.id} {moment.date} {moment.text}"))
        year, month, day = [*moment.date.split("-"), "01", "01"][:3]
        _add(entry, "updated", f"{year}-{month}-{day}T00:00:00Z")
        _add(entry, "link", rel="alternate", type="text/html", href=f"{site}errors/{api.id}/")
        _add(entry, "summary", moment.text)
    return _text(feed)


def _feed(catalogue: Catalogue, site: str, title: str, name: str, page: str) -> ET.Element:
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", _urn(name))
    _add(feed, "updated", _time(catalogue.releases[0]))
    _add(feed, "generator", "X API Error Reference", version=catalogue.version)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{name}.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site}{page}")
    _add(_add(feed, "author"), "name", "X API Error Reference")
    return feed


def _text(feed: ET.Element) -> str:
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _change(feed: ET.Element, release: Release, change: Change, site: str) -> None:
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
    """Return the date of a release as a timestamp. The second release on a date is one second later than the first."""
    day, _, number = release.version.partition(".")
    return f"{day}T00:00:0{int(number or 1) - 1}Z"
