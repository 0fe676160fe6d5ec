"""Rules about links and their destinations."""
