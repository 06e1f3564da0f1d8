"""The version of whosays."""

VERSION = "0.1.0"
