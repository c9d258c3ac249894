"""The same draft signed, withdrawn and answered by several at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from material import REPOSITORY

PROGRAM = REPOSITORY / "tests" / "web" / "statements" / "together.py"
EXPECTED = {
    "signed": 1,
    "refused": 7,
    "apart": 8,
    "answered": 1,
    "withdrawn": 8,
    "entries": ["draft", "sign", "answer", "withdraw"],
    "places": 9,
    "revoked": 1,
    "lists": 1,
    "mails": 1,
    "state": "withdrawn",
}


def test_of_several_at_once_one_signs_one_answers_and_all_withdraw_once(
    tmp_path: Path, empty_tables: Path
) -> None:
    shutil.copy(empty_tables, tmp_path)
    environment = os.environ | {
        "ASSAY_FOLDER": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
        "PYTHONPATH": str(REPOSITORY / "tests"),
    }

    answer = subprocess.run(
        [sys.executable, PROGRAM], env=environment, capture_output=True, text=True, check=False
    )

    assert 0 == answer.returncode, answer.stderr
    assert EXPECTED == json.loads(answer.stdout)
