"""New files: whole or not there at all, and nothing written over."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from assay.analysis.commands.written import write_new
from assay.errors import AssayError


def test_it_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "new.json", b"{}")

    assert [tmp_path / "new.json"] == list(tmp_path.iterdir())
    assert b"{}" == (tmp_path / "new.json").read_bytes()
    assert 0o644 == (tmp_path / "new.json").stat().st_mode & 0o777


def test_where_somebody_was_faster_theirs_stays(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_bytes(b"theirs")

    with pytest.raises(AssayError) as refused:
        write_new(tmp_path / "new.json", b"ours")

    assert "file-exists" == refused.value.code
    assert b"theirs" == (tmp_path / "new.json").read_bytes()
    assert [tmp_path / "new.json"] == list(tmp_path.iterdir())


def test_on_a_full_disk_no_part_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.fdopen

    def full(descriptor: int, mode: str) -> Any:
        opened(descriptor, mode).close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(AssayError) as refused:
        write_new(tmp_path / "new.json", b"ours")

    assert ("file-not-written", "no space left on device") == (
        refused.value.code,
        refused.value.facts["reason"],
    )
    assert not list(tmp_path.iterdir())


def test_a_file_system_without_links_takes_it_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refusing)
    write_new(tmp_path / "new.json", b"ours")

    assert [tmp_path / "new.json"] == list(tmp_path.iterdir())
    assert b"ours" == (tmp_path / "new.json").read_bytes()


@pytest.mark.parametrize("name", ["no/folder.json", "a\0b.json"])
def test_a_name_that_cannot_be_used_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssayError) as refused:
        write_new(tmp_path / name, b"ours")

    assert "file-not-written" == refused.value.code
