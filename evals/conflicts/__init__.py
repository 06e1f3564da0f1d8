"""Pairs of invented articles and how they disagree."""
