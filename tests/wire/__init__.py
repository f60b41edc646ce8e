"""The letters: round trips and hostile input."""
