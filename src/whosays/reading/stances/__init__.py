"""Stances: how a statement is meant, by the words around its verb."""
