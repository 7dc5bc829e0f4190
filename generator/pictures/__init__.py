"""Compute the geometry of diagrams from entries. Templates draw the diagrams.

Horizontal positions and widths are percentages of the diagram, so that the diagram fits any screen and the text size stays the
same. Vertical positions and heights are in CSS pixels.
"""
