# ruff: noqa: INP001 - a script to run, not a package
"""Render the Open Graph images, one for each kind of page, in the Chromium that the tests use.

Run this script after a change to `extra.cards` in mkdocs.yml or to tools/card.html, check the images, and commit them:

    .venv/bin/python -m tools.cards
"""

from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/assets/images/unfurl"


def main() -> None:
    """Write one PNG image for each card in `extra.cards`."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    template = Environment(autoescape=True).from_string(Path(__file__).with_name("card.html").read_text())
    mark = Markup((ROOT / "docs/assets/favicon.svg").read_text())  # noqa: S704 - our own image
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=find(), args=FLAGS) as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for kind, card in config.extra["cards"].items():
            page.set_content(template.render(card, mark=mark, site=config.site_name))
            page.screenshot(path=PICTURES / f"{kind}.png")


if __name__ == "__main__":
    main()
