"""Compute the geometry of the diagrams from entries. Templates draw them.

Horizontal positions and widths are percentages of the diagram, so that it fits any screen while its text keeps its size.
Vertical ones are in CSS pixels.
"""
