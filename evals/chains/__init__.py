"""Chains read from sentences written for the purpose; see README.md beside this."""
