"""The words that the analysis adds to the command line, a file each."""
