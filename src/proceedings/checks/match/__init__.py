"""Rules about which file is which paper's."""
