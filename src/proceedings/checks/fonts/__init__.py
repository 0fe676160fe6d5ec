"""Rules about type and fonts."""
