"""Attribution: what a crediting sentence is made of: sources, contents, relays, levels."""
