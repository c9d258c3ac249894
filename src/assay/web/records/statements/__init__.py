"""Recognition statements: an organization says, signed and in public, which achievements count with it."""
