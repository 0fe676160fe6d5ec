"""Letters to authors: who gets one, what it says, how it lies there to be sent."""
