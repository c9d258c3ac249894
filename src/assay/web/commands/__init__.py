"""The platform's words of the program `assay`: serve, demo, admin."""
