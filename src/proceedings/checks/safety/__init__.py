"""Rules about what could act on a reader's machine."""
