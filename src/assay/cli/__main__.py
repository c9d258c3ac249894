"""`python -m assay.cli`: the program `assay`, where it is not on the path."""

from __future__ import annotations

import sys

from assay.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
