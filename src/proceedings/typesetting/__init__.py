"""Setting text: the press, and data for its templates."""
