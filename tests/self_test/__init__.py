"""The self-test tried: it passes on a sound installation, and each check fails where its thing is broken."""
