"""Invented sentences with numbers, and how well they are read."""
