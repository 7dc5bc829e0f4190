"""Where things stand in the checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/broken/base"
"""The smallest good catalogue; its neighbours are the broken ones."""
