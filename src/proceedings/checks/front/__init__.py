"""Rules about front and back matter."""
