"""The values that travel between the steps: a step knows the record, not who made it."""
