"""What an auditor takes away: one file that proves exported chains without any of this program."""
