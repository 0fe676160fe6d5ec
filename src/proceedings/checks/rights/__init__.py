"""Rules about rights and licences."""
