"""Forgetting a person, and remembering that it was done."""
