"""Ways to a credential without an account: a link by mail, a code for a room."""
