"""Low-level PDF craft that several steps share."""
