"""Rules about pages: how many, how large."""
