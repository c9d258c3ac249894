"""The employer: lists of links to keep, many at once, a report."""
