"""Django finds our management commands here; people type `assay admin …`."""
