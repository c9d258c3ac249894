"""The command line: `assay verify`, `inspect`, `issue`, `bake`, `unbake`, `keys`, `status`.

Each command is a module with `SUMMARY`, `add_arguments(parser)` and `run(arguments)`, found through
the entry-point group `assay.commands`; start reading at `main.py`.
"""
