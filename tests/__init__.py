"""What must stay true, in sentences; the folders mirror the rooms."""
