"""The face, offscreen."""
