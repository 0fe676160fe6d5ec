"""Binding prepared papers and set matter into the volume."""
