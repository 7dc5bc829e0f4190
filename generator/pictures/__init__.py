"""Compute the geometry of diagrams from entries. Templates draw the diagrams.

Horizontal positions and widths are percentages of the diagram, so that it fits any screen while its text keeps its size.
Vertical positions and heights are in CSS pixels.
"""
