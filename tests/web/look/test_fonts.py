"""The letters are those we say they are."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import assay.web.look

LOOK = Path(assay.web.look.__file__).parent
SERVED = LOOK / "static" / "look" / "fonts"
MADE = LOOK / "fonts"


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_the_served_letters_have_the_stated_digests() -> None:
    stated: dict[str, str] = {}
    for family in json.loads((SERVED / "fonts.json").read_text())["served"]:
        assert "OFL-1.1" == family["licence"]
        assert "SIL OPEN FONT LICENSE Version 1.1" in (SERVED / family["licence_file"]).read_text()
        stated |= family["files"]

    assert {path.name: digest(path) for path in SERVED.glob("*.woff2")} == stated


def test_the_made_letters_have_the_stated_digests() -> None:
    stated = json.loads((MADE / "fonts.json").read_text())["made"]

    assert {path.name: digest(path) for path in MADE.glob("*.ttf")} == {
        n: f["sha256"] for n, f in stated.items()
    }


def test_the_style_sheet_names_exactly_the_served_letters() -> None:
    sheet = (SERVED.parent / "fonts.css").read_text()

    assert {path.name for path in SERVED.glob("*.woff2")} == set(re.findall(r'url\("fonts/([^"]+)"\)', sheet))
