"""Work in the background: who does it, what waits, what failed, and how it is tried again."""
