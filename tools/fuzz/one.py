"""One target under the fuzzer, in a process of its own: `python -m tools.fuzz.one NAME [options] CORPUS`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["assay"]):
    from tools.fuzz.targets import TARGETS

    from assay.errors import AssayError


def main() -> None:
    """Feed the target until the time is up; a crash, a second of silence or too much memory ends it."""
    name = sys.argv.pop(1)
    check, _ = TARGETS[name]

    def feed(data: bytes) -> None:
        try:
            check(data)
        except AssayError:
            return

    atheris.Setup(sys.argv, feed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
