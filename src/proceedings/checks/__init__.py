"""The rules: one module a rule, named by its path; `run` applies them."""
