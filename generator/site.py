"""Build the site from docs/ with MkDocs."""

import shutil
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.cache import Cache, opened
from generator.conversion import Conversions
from generator.delivery import deliver
from generator.write import exclusive_lock

CONVERSIONS = ".build/conversions.sqlite3"
"""Path of the cache of converted pages, relative to the project."""


def configuration(root: Path, site: Path, cache: Cache, **options: Any) -> MkDocsConfig:
    """Return the configuration in mkdocs.yml, with our plugin. `site` is the output folder, and `options` override mkdocs.yml."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), **options)
    config.plugins["conversions"] = Conversions(cache)
    return config


def write_site(root: Path, site: Path) -> None:
    """Replace the folder `site` with a new build. Raise MkDocsException, and keep the previous build, if MkDocs has a warning."""
    new = site.with_name(f"{site.name}.new")
    try:
        with exclusive_lock(root), opened(root / CONVERSIONS) as cache:
            build(configuration(root, new, cache, strict=True))
            deliver(root, new)
            shutil.rmtree(site, ignore_errors=True)
            new.rename(site)
    finally:
        shutil.rmtree(new, ignore_errors=True)
