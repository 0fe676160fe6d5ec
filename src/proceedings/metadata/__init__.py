"""What the chair writes: YAML files read, checked and turned into a volume."""
