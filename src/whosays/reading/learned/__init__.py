"""The learned tagger, and how what it reads is joined with what the rules read."""
