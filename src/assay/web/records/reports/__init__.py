"""Reports of abuse, and takedowns."""
