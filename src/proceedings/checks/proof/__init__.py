"""Rules about page proofs and their answers."""
