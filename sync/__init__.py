"""Everything both ends must agree on, and each end's books. No Qt here."""
