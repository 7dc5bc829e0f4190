"""Complete a site that MkDocs built: add Markdown versions, and remove unused styles and theme files."""

import importlib.util
import json
import shutil
from pathlib import Path

from generator.delivery.names import names_in
from generator.delivery.styles import cut, resolved

STYLES = "assets/stylesheets"
SHEET, THEME = f"{STYLES}/reference.css", f"{STYLES}/theme.css"
"""Paths of the stylesheet that pages load, and of the theme styles that this stylesheet imports, relative to docs/ and to the site."""
MARKDOWN = ".build/markdown.json"
"""Path of the file with all Markdown versions, relative to the project. In docs/, MkDocs would convert Markdown versions to pages."""


ICONS = ("material/menu", "material/moon-waning-crescent", "material/brightness-5")
"""Icons of the theme that the header uses."""


def theme_styles() -> str:
    """Return the stylesheets of the installed Material theme, and rules for its icons. Raise FileNotFoundError if it is not installed.

    The names of the stylesheets contain a hash, so the files are found by pattern.
    """
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("mkdocs-material is not installed.")
    templates = Path(spec.origin).parent / "templates"
    files = [file for name in ("main", "palette") for file in sorted((templates / STYLES).glob(f"{name}.*.min.css"))]
    texts = [file.read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0].rstrip() for file in files]
    return "\n".join([*texts, *(_icon(name, templates / ".icons" / f"{name}.svg") for name in ICONS), ""])


def _icon(name: str, file: Path) -> str:
    """Return the rule that sets the drawing of the icon `name`, which components/frame.css uses."""
    drawing = file.read_text(encoding="utf-8").strip().replace('"', "'")
    return f'[data-icon="{name}"]{{--xr-icon:url("data:image/svg+xml,{drawing}")}}'


def deliver(root: Path, site: Path) -> None:
    """Complete the built `site` of the project in `root`.

    Add the Markdown versions of the last build. Remove unused rules from the stylesheet, and assets that are not in docs/. MkDocs
    copies such assets from the theme, but the templates in overrides/ do not load those files.
    """
    for name, text in json.loads((root / MARKDOWN).read_bytes()).items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    for path in sorted((site / "assets").rglob("*"), reverse=True):  # files before their folder
        if not (root / "docs" / path.relative_to(site)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
    pages = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    scripts = (file.read_text(encoding="utf-8") for file in (site / "assets").rglob("*.js"))
    text = cut(resolved(site / SHEET), names_in(pages, scripts))
    shutil.rmtree(site / STYLES)  # the text already contains the imported files
    (site / STYLES).mkdir()
    (site / SHEET).write_text(text, encoding="utf-8", newline="\n")
