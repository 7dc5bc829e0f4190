"""The linked catalogue: entries with their positions, and values derived from several entries."""

from generator.catalogue.citations import cited, cited_by
from generator.catalogue.ids import PREFIX, api_of, bare, code_id, code_order
from generator.catalogue.languages import LANGUAGES, Language
from generator.catalogue.linked import Catalogue, End
from generator.catalogue.placed import Placed
from generator.catalogue.references import condition_codes, flow_codes, targets

__all__ = [
    "LANGUAGES",
    "PREFIX",
    "Catalogue",
    "End",
    "Language",
    "Placed",
    "api_of",
    "bare",
    "cited",
    "cited_by",
    "code_id",
    "code_order",
    "condition_codes",
    "flow_codes",
    "targets",
]
