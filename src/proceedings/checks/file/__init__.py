"""Rules about the camera-ready files themselves."""
