"""Importing: exports joined, PDFs matched, and what came in merged into what is there."""
