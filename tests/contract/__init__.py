"""One suite for everything that answers as HQ: the fake that the shop's tests use, and the real one."""
