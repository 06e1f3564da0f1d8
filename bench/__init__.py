"""What whosays costs, measured against one plain parse of the same text."""
