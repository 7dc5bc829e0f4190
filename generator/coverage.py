"""What the catalogue holds of its codes, counted."""

from generator.views import CodeView, Views

COLUMNS = ("Codes", "Message", "Cause", "Fix", "Example", "Vendor source", "Documented", "Library", "Observed", "Inferred meaning")


def row(codes: list[CodeView], views: Views) -> list[int]:
    """One row of the coverage table: how many of `codes` have what `COLUMNS` names."""
    own = [view.code for view in codes]
    grades = views.grades(codes)
    return [
        len(own),
        sum(1 for code in own if code.messages),
        sum(1 for code in own if code.causes),
        sum(1 for code in own if code.fixes),
        sum(1 for code in own if code.examples),
        sum(1 for code in own if any(views.catalogue.source[name].kind == "official" for name in code.sources)),
        *(grades[grade] for grade in ("documented", "library", "observed")),
        sum(1 for code in own if "inferred" in (code.grade, code.explanation)),
    ]
