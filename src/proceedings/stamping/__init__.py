"""Stamping: which words are laid where, what stands there already, and setting them."""
