"""Processes, limits and the cache: known here and nowhere else."""
