"""Who takes over: people, a PIN, and the fast switch between clerks.

Whether a PIN is right is decided by the books; only its answer is shown here.
"""
