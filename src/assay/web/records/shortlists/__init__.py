"""An employer's list of links, kept without an account."""
