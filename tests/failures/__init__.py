"""The failures that users of other systems report (docs/failures.md), each tried on real shops and a real HQ."""
