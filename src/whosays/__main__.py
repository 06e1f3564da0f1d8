"""`python -m whosays`."""

from whosays.cli import app

app(prog_name="whosays")
