"""The tables, one folder an entity: `models` (columns), `queries` (reads, always somebody's), `actions` (writes)."""
