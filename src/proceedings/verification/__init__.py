"""Verifying what goes out, with other readers than those which wrote it."""
