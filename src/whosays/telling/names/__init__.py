"""Who is who in a story."""
