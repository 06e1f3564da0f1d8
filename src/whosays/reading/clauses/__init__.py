"""Clauses: the propositions of a sentence, and whether each says that something happened."""
