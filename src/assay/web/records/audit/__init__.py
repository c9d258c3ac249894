"""The journal: who did what, when, to which row; never a name."""
