"""Rules about readers who listen or magnify."""
