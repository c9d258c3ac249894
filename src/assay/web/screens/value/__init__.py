"""The assay's pages: of our own achievements, of anything handed in, of several, and of kept ones."""
