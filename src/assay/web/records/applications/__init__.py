"""Asking for an award with evidence, and the review of it."""
