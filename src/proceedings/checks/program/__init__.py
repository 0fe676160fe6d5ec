"""Rules about the programme."""
