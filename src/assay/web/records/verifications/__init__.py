"""Judging what somebody was handed: no tables, nothing kept."""
