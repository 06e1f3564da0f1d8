"""The version of whosays."""

__version__ = "0.1.0"
