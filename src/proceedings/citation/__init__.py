"""The words a volume is cited by: stamps, front matter, proofs and exports all say the same."""
