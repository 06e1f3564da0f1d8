"""Showing: a ledger as JSON, HTML, Markdown, or a terminal's table; one file a format."""
