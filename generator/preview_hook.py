"""MkDocs hook of the preview: it updates docs/ before MkDocs reads it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.serve import rebuild


def on_pre_build(config: MkDocsConfig) -> None:
    """Rebuild docs/ in the folder of mkdocs.yml."""
    rebuild(Path(config.config_file_path or "").resolve().parent)
