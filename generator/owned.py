"""Generated paths below docs/, which the generator may also remove. Everything else in docs/ is written by hand."""

from generator.aliases import PROBLEM_TYPES
from generator.delivery import THEME
from generator.exports.files import FILES
from generator.pages import KINDS

OWNED = tuple(sorted({*(kind.path for kind in KINDS), *(file.path for file in FILES), PROBLEM_TYPES, THEME}))
"""Generated files and folders below docs/. `.gitignore` lists exactly these paths."""
