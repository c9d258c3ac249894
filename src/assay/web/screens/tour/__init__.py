"""A visitor: two minutes through real screens with real signatures."""
