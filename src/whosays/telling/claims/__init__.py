"""Which reports say the same, how a claim is worded, and in what order claims stand."""
