"""Class codes: what a teacher writes on the board so that pupils may come in with their school id."""
