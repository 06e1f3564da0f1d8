"""Layout: what of an article is the report, what is evidence of its making, and what is neither."""
