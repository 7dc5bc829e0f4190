"""MkDocs plugin that converts a page to HTML only if the page has changed since the last build."""

import logging
import pickle
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.cache import Cache, digest

_PACKAGES = ("markdown", "mkdocs", "pygments", "pymdown-extensions")
_LOG = logging.getLogger("mkdocs")


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""


class Conversions(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Plugin that keeps converted pages in a cache. MkDocs still checks links to anchors and renders the theme's templates."""

    def __init__(self, cache: Cache) -> None:
        """Use `cache` for a single build, or for all builds of a preview."""
        self._cache = cache
        self._warnings = _Counter(logging.WARNING)
        self._build = b""

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Compute the digest of everything that is the same for all pages: packages, configuration, and the paths that links can use."""
        paths = sorted(f"{file.src_uri}\n{file.dest_uri}\n{file.inclusion.name}" for file in files)
        packages = [version(name) for name in _PACKAGES]
        settings = repr((config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls))
        self._build = digest(settings.encode(), *(text.encode() for text in packages + paths))
        _LOG.addHandler(self._warnings)

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs passes both
        """Replace the method of `page` that converts the Markdown, because no event of MkDocs can skip the conversion."""
        page.render = partial(self._render, page, page.render)  # type: ignore[method-assign]

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs passes `config`
        """Store the results of this build."""
        _LOG.removeHandler(self._warnings)
        self._cache.save()

    def _render(self, page: Page, convert: Callable[[MkDocsConfig, Files], None], config: MkDocsConfig, files: Files) -> None:
        """Set the attributes of `page` that `convert`, the replaced method, sets.

        A page with a warning is converted in every build, because MkDocs prints the warning during the conversion. So is a page
        without a title in its front matter, because MkDocs then takes the title from the conversion.
        """
        titled = "title" in page.meta
        inputs = digest(self._build, page.file.src_uri.encode(), (page.markdown or "").encode())
        stored = self._cache.get(inputs) if titled else None
        if stored is not None:
            page.content, page.toc, page.present_anchor_ids, links = pickle.loads(stored)  # noqa: S301 - our own file
            page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}
            return
        before = self._warnings.count
        convert(config, files)
        if titled and self._warnings.count == before:
            links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
            self._cache.put(inputs, pickle.dumps((page.content, page.toc, page.present_anchor_ids, links)))


class _Counter(logging.Handler):
    """Handler that counts log records."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        self.count += 1
