"""Proofs: what an author is shown of a paper before it is published, as static pages."""
