"""Pictures where people would rather look than read: each module turns entries into plain geometry, templates draw it.

Across, places and widths are in per cent of the drawing, so that it fills a phone and a desktop while its text keeps its
size; down, they are in CSS pixels.
"""
