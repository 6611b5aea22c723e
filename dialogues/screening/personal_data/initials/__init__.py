"""Initials that stand for people."""
