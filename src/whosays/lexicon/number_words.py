"""The words for the numbers below twenty: code, not data, since patterns are made from them."""

from __future__ import annotations

SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""From zero to nineteen, each at the place of its number."""
