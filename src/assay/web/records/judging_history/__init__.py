"""How an organization judged what it awards, from its own records: counts, and nobody's name."""
