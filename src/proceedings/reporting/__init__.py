"""Reporting: all findings on one page that works offline and on a phone, with cut-outs of pages."""
