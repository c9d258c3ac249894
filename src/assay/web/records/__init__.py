"""The tables, an entity a folder: `models` (columns), `queries` (always somebody's), `actions` (writes)."""
