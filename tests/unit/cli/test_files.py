"""Files written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from assay.cli.files import (
    alone_in,
    make_folder,
    others_may_read,
    read_bytes,
    read_values,
    write_json,
    write_whole,
)
from assay.errors import AssayError


def code_of(call: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(AssayError) as raised:
        call(*arguments, **options)
    return raised.value.code


def test_a_file_is_written_with_its_mode_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"x", mode=0o600)

    assert b"x" == (tmp_path / "a").read_bytes()
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert ["a"] == [path.name for path in tmp_path.iterdir()]


def test_a_file_that_exists_is_not_touched_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    assert "file-exists" == code_of(write_whole, path, b"new")
    assert b"old" == path.read_bytes()
    write_whole(path, b"new", replace=True)
    assert b"new" == path.read_bytes()


def test_somebody_who_was_faster_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    monkeypatch.setattr(Path, "exists", lambda _: False)
    path.write_bytes(b"theirs")

    assert "file-exists" == code_of(write_whole, path, b"ours")
    assert ["a"] == [path.name for path in tmp_path.iterdir()]


def test_a_file_system_without_links_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    write_json(tmp_path / "a", {"é": 1})

    assert '{\n  "é": 1\n}\n' == (tmp_path / "a").read_text(encoding="utf-8")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert "file-not-written" == code_of(write_whole, tmp_path / "a", b"x")
    assert [] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "file-not-written" == code_of(write_whole, tmp_path / "none" / "a", b"x")
    with pytest.raises(AssayError) as raised, alone_in(tmp_path / "none"):
        pass
    assert "file-not-written" == raised.value.code


def test_a_folder_is_made_where_nothing_is_in_its_way(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").write_bytes(b"")

    assert (tmp_path / "a" / "b").is_dir()
    assert "file-not-written" == code_of(make_folder, tmp_path / "file" / "b")


def test_reading_tells_missing_from_unreadable(tmp_path: Path) -> None:
    assert "file-missing" == code_of(read_bytes, tmp_path / "none")
    assert "file-missing" == code_of(read_bytes, "nul\0inside")
    assert "file-unreadable" == code_of(read_bytes, tmp_path)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"typed")))

    assert b"typ" == read_bytes("-", 2)


def test_values_are_read_from_json_and_yaml_alike(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "x"}')
    (tmp_path / "a.yml").write_text("name: x")

    assert read_values(tmp_path / "a.json") == read_values(tmp_path / "a.yml") == {"name": "x"}


def test_a_key_that_others_may_read_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"")
    path.chmod(0o640)
    assert others_may_read(path)
    path.chmod(0o600)
    assert not others_may_read(path)
    assert "file-missing" == code_of(others_may_read, tmp_path / "none")
    assert "file-unreadable" == code_of(others_may_read, path / "below")
