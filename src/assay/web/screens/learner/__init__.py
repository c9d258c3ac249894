"""The learner: claim, keep, collect, import, share, export, delete."""
