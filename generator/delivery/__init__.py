"""Remove unused rules from the stylesheet of a built site, and remove unused theme files."""

import importlib.util
import shutil
from pathlib import Path

from generator.delivery.names import names_in
from generator.delivery.styles import cut, resolved

STYLES = "assets/stylesheets"
SHEET, THEME = f"{STYLES}/reference.css", f"{STYLES}/theme.css"
"""Paths of the stylesheet that pages load, and of the theme styles that this stylesheet imports, relative to docs/ and to the site."""


def theme_styles() -> str:
    """Return the stylesheets of the installed Material theme as one text. Raise FileNotFoundError if the theme is not installed.

    The names of the stylesheets contain a hash, so the files are found by pattern.
    """
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("mkdocs-material is not installed.")
    folder = Path(spec.origin).parent / "templates" / STYLES
    texts = [file.read_text(encoding="utf-8") for name in ("main", "palette") for file in sorted(folder.glob(f"{name}.*.min.css"))]
    return "".join(text.partition("/*# sourceMappingURL")[0].rstrip() + "\n" for text in texts)


def deliver(docs: Path, site: Path) -> None:
    """Remove unused rules from the stylesheet of the built `site`, and remove assets that are not in `docs`.

    MkDocs copies such assets from the theme, but the templates in overrides/ do not load those files.
    """
    for path in sorted((site / "assets").rglob("*"), reverse=True):  # files before their folder
        if not (docs / path.relative_to(site)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
    pages = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    scripts = (file.read_text(encoding="utf-8") for file in (site / "assets").rglob("*.js"))
    text = cut(resolved(site / SHEET), names_in(pages, scripts))
    shutil.rmtree(site / STYLES)  # the text already contains the imported files
    (site / STYLES).mkdir()
    (site / SHEET).write_text(text, encoding="utf-8", newline="\n")
