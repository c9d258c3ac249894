"""What a credential is worth, on stated evidence: its skills, its rigor, and the assay of both.

Above the core and beside the command line; knows nothing of the platform, which calls it with plain values.
Every number leaves as an `Estimate`; what is missing is unknown and never zero.
"""
