"""Values that pages and exports share, derived from catalogue entries."""

from generator.views.bibliography import Bibliography, CitedText, SourceView
from generator.views.code import CodeView, RelationView
from generator.views.matrix import SUCCESSION, Cell
from generator.views.meanings import Meaning, anchor
from generator.views.views import Views

__all__ = ["SUCCESSION", "Bibliography", "Cell", "CitedText", "CodeView", "Meaning", "RelationView", "SourceView", "Views", "anchor"]
