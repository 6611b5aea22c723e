"""The points of the research review (Robinson, Atkinson and Downing, NFER 2008) in plain words.

The YAML files beside this module hold them, one file per theme.
"""

from dialogues.review.points import Kind, Link, Point, Review

__all__ = ["Kind", "Link", "Point", "Review"]
