"""`make story` tells its story to the end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from assay.codes import CODES
from material import REPOSITORY


def test_the_story_is_told_in_plain_words_without_the_shared_material(tmp_path: Path) -> None:
    environment = {**os.environ, "ASSAY_MATERIAL": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-m", "tools.story"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert (0, "") == (answer.returncode, answer.stderr)
    assert "✗" not in answer.stdout
    assert [] == [code for code in CODES if "-" in code and code in answer.stdout]
