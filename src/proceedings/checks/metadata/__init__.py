"""Rules about the metadata files themselves."""
