"""The demo: a company of our own invention, a fortnight of its history, and a shop day told as a story.

It goes through the same doors as everybody: HQ answers on loopback, devices enrol by code, documents
are drawn up and recorded as `record` does. No rule and no short cut belongs here.
"""

from sync.demo.running import run_demo

__all__ = ["run_demo"]
