"""The program that draws a document in a process of its own: a template and texts in as JSON, a PDF out.

Run by `printing.py` alone. Asks for an accessible, archivable document first (PDF/A-3a, PDF/UA-1); a
name in letters that no font here has cannot be both, so it is drawn plainly then rather than not at all.
"""

from __future__ import annotations

import json
import sys

import typst


def press(template: str, inputs: dict[str, str], fonts: str) -> bytes:
    """The PDF of this template with these texts. Raises `typst.TypstError`, of the last attempt."""
    source = template.encode()
    for machines_too in (False, True):  # the machine's own fonts may have the letters that ours lack
        known = typst.Fonts(include_system_fonts=machines_too, font_paths=[fonts])
        try:
            return typst.compile(source, font_paths=known, sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"])
        except typst.TypstError:
            continue
    return typst.compile(source, font_paths=known, sys_inputs=inputs)


def main() -> None:
    """Answer with the PDF; end with 3 where none can be made."""
    asked = json.load(sys.stdin.buffer)
    try:
        sys.stdout.buffer.write(press(asked["template"], asked["inputs"], asked["fonts"]))
    except typst.TypstError:
        sys.exit(3)


if __name__ == "__main__":
    main()
