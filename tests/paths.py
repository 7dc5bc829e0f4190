"""Where things stand in the checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/base"
"""The smallest good catalogue. tests/broken/ has the changes that break it."""
