"""What is carried besides code is whole."""
