"""What the generator writes below docs/ and may therefore remove. Everything else there is written by hand."""

from generator.aliases import PROBLEM_TYPES
from generator.delivery import THEME
from generator.exports.files import FILES
from generator.pages import KINDS

OWNED = tuple(sorted({*(kind.path for kind in KINDS), *(file.path for file in FILES), PROBLEM_TYPES, THEME}))
"""Files and folders below docs/. `.gitignore` ignores exactly these."""
