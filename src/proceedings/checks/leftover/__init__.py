"""Rules about what was to be gone by now: marks of drafts and reviews, the template's own words."""
