"""Reduces what a built site sends beside its pages: one stylesheet with the rules that a page uses, and no unused file."""

import importlib.util
from pathlib import Path

from generator.delivery.names import names_in
from generator.delivery.styles import cut, resolved

STYLES = "assets/stylesheets"
SHEET, THEME = f"{STYLES}/reference.css", f"{STYLES}/theme.css"
"""The stylesheet that pages load, and the theme's, which it imports."""


def theme_styles() -> str:
    """Return the theme's stylesheets as one text. Their names contain a hash, so they are found by pattern."""
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("mkdocs-material is not installed.")
    folder = Path(spec.origin).parent / "templates" / STYLES
    texts = [file.read_text(encoding="utf-8") for name in ("main", "palette") for file in sorted(folder.glob(f"{name}.*.min.css"))]
    return "".join(text.partition("/*# sourceMappingURL")[0].rstrip() + "\n" for text in texts)


def deliver(docs: Path, site: Path) -> None:
    """Cut the stylesheet of the built `site` to what its pages and scripts use, and remove files that only the theme adds.

    Nothing else loads the theme's files: the pages are made by overrides/, which names our own.
    """
    for path in sorted((site / "assets").rglob("*"), reverse=True):  # a folder after its files
        if not (docs / path.relative_to(site)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
    pages = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    scripts = (file.read_text(encoding="utf-8") for file in (site / "assets").rglob("*.js"))
    text = cut(resolved(site / SHEET), names_in(pages, scripts))
    (site / SHEET).write_text(text, encoding="utf-8", newline="\n")
    (site / THEME).unlink()
