"""Rules about what is laid on pages: heads, folios."""
