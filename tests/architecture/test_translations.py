"""Every text of the platform's screens is there in each language, with the same holes."""

from __future__ import annotations

import pytest
from tools.translations import LANGUAGES, faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_whole_and_compiled(language: str) -> None:
    assert [] == faults(language)
