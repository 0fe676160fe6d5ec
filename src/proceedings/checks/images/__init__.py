"""Rules about pictures made of pixels."""
