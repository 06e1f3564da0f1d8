"""Who a source is: its party, its medium, what it saw, how far its chain is visible."""
