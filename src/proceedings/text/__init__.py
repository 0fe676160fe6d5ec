"""Titles, abstracts and names as text: emphasis, alphabets."""
