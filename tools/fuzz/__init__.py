"""Hostile bytes, guided by coverage: `python -m tools.fuzz [SECONDS]` (make fuzz) tries every reader.

Each target runs in a process of its own under a memory and a time limit; what it finds is kept
in var/fuzz. Nothing found is the only good end.
"""
