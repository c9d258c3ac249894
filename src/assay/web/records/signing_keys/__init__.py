"""Keys an organization signs with: sealed, rotated with overlap."""
