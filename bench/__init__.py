"""What things cost: each file is run by hand and prints one table."""
