"""Faults between and under real processes: killed programs, bad lines, bad disks, storms."""
