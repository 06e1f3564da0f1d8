"""Cues: the ways in which a sentence credits somebody, one file each."""
