"""Paths in the checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/base"
"""The minimal valid catalogue. tests/broken/ has changes that break it."""
