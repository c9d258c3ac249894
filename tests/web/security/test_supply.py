"""SUP-001: what is installed is what was locked, byte for byte."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def a_wheel(folder: Path, text: str) -> Path:
    """A small package of our own."""
    wheel = folder / "replaced-1.0-py3-none-any.whl"
    files = {
        "replaced.py": text,
        "replaced-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: replaced\nVersion: 1.0\n",
        "replaced-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    files["replaced-1.0.dist-info/RECORD"] = "".join([*lines, "replaced-1.0.dist-info/RECORD,,\n"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return wheel


def installed(folder: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """What pip says, asked as the Makefile asks it, but for files at hand."""
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    command += ["--no-index", "--find-links", str(folder), "--target", str(folder / "out"), "-r", str(lock)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_sup_001_a_package_that_was_replaced_is_not_installed(tmp_path: Path) -> None:
    lock, digest = (
        tmp_path / "lock.txt",
        hashlib.sha256(a_wheel(tmp_path, "good = 1").read_bytes()).hexdigest(),
    )
    lock.write_text(f"replaced==1.0 --hash=sha256:{digest}\n")
    a_wheel(tmp_path, "evil = 1")

    refused = installed(tmp_path, lock)

    assert 0 != refused.returncode
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert not (tmp_path / "out" / "replaced.py").exists()
    lock.write_text("replaced==1.0\n")
    assert "must have their versions pinned" in installed(tmp_path, lock).stderr.replace("\n", " ") or (
        "Hashes are required" in installed(tmp_path, lock).stderr
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_sup_001_every_line_of_every_lock_names_its_hashes(lock: Path) -> None:
    text = lock.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]

    assert len(lines) > 5
    assert [] == [line[:60] for line in lines if "==" not in line or "--hash=sha256:" not in line]


def test_sup_001_the_makefile_installs_nothing_without_hashes() -> None:
    installs = [line for line in (ROOT / "Makefile").read_text().splitlines() if "$(PIP)" in line]

    assert installs
    assert [] == [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line]
