"""Values: numbers and times, read as typed values with the words they stand in."""
