"""People: who signs in, and the keys under which what is personal is sealed."""
