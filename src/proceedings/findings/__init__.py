"""Findings: what a step has to tell people, their levels, how they are written out."""
