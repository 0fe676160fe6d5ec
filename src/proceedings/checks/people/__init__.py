"""Rules about people's names."""
