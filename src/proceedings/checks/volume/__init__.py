"""Rules about the volume as a whole."""
