"""What a camera-ready file is: facts, without opinion."""
