"""Preparing camera-ready files: made safe, given names of their own, ready to bind."""
