"""The volume as the chair tells it: frozen values, no YAML, no line numbers."""
