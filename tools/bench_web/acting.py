"""One act on an instance's records, in a process of its own; prints what it measured as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from assay.web.commands.django import set_up


def main() -> None:
    """`acting.py WORD [MORE…]`: the words are those of `acts.ACTS`."""
    set_up()
    acts = import_module("tools.bench_web.acts")  # tables only exist once Django is set up
    word, *more = sys.argv[1:]
    json.dump(acts.ACTS[word](*more), sys.stdout)


if __name__ == "__main__":
    main()
