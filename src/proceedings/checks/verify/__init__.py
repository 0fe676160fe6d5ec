"""Rules about what goes out, read back by other readers."""
