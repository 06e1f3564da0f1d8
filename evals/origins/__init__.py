"""Origins, measured on annotated stories and on invented ones."""
