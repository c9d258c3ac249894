"""The teacher's pages: own sections, the grid, its columns, the sheet to print and the class code."""
