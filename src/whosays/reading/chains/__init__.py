"""Chains across sentences: whom a pronoun, an office or a sentence of mere quotation stands for."""
