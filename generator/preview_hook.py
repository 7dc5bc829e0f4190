"""MkDocs hook for the preview, which updates docs/ before MkDocs reads the folder."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.serve import rebuild


def on_pre_build(config: MkDocsConfig) -> None:
    """Rebuild the docs/ folder next to mkdocs.yml if a source file changed."""
    rebuild(Path(config.config_file_path or "").resolve().parent)
