"""`assay value --sign` and `--recompute`, run as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.valuation.assaying import achievement
from assay.cli.main import main
from assay.verification import OFFLINE, Verdict, Verifier
from factories import but, to_bytes

from .conftest import Run


def test_one_signs_and_another_computes_it_again(value: Run, badge: Path, key: Path) -> None:
    signed = value(badge, "--sign", key, "--relation", "paid", "--name", "Watch", "--out", "assay.json")

    assert 0 == signed.status
    content = Path("assay.json").read_bytes()
    assert Verdict.ACCEPTED is Verifier().examine(content, OFFLINE).verdict
    subject = json.loads(content)["credentialSubject"]
    assert "paid" == subject["assay"]["relation"]
    assert "handed in and judged" in subject["endorsementComment"]

    again = value(badge, "--recompute", "assay.json")

    assert 0 == again.status
    assert "Matches" in again.out
    assert "Signature: holds" in again.out
    assert "Signer: Watch (paid by the issuer)" in again.out


def test_a_changed_assay_is_told_and_its_signature_does_not_hold(value: Run, badge: Path, key: Path) -> None:
    value(badge, "--sign", key, "--relation", "independent", "--name", "Watch", "--out", "assay.json")
    held = json.loads(Path("assay.json").read_bytes())
    Path("changed.json").write_bytes(
        to_bytes(but(held, "/credentialSubject/assay/indicator/0/value", "0.99"))
    )

    answer = value(badge, "--recompute", "changed.json")

    assert 1 == answer.status
    assert "Transparency, value: signed “0.99”" in answer.flat
    assert "Signature: does not hold" in answer.out


def test_of_another_description_it_cannot_be_computed_again(value: Run, badge: Path, key: Path) -> None:
    value(badge, "--sign", key, "--relation", "self", "--name", "Watch", "--out", "assay.json")
    badge.write_bytes(achievement(description="Another."))

    answer = value(badge, "--recompute", "assay.json", "--json")

    assert 3 == answer.status
    assert "cannot-be-recomputed" == answer.json["match"]
    assert ["description"] == [one["kind"] for one in answer.json["missing"]]


def test_a_signed_assay_is_never_written_over(value: Run, badge: Path, key: Path) -> None:
    Path("assay.json").write_text("mine")

    answer = value(badge, "--sign", key, "--relation", "self", "--name", "W", "--out", "assay.json", "--json")

    assert "file-exists" == answer.json["error"]["code"]
    assert "mine" == Path("assay.json").read_text()


def test_a_key_that_others_can_read_signs_nothing(value: Run, badge: Path, key: Path) -> None:
    key.chmod(0o644)

    answer = value(badge, "--sign", key, "--relation", "self", "--name", "W", "--out", "a.json", "--json")

    assert "key-file-open-to-others" == answer.json["error"]["code"]
    assert not Path("a.json").exists()


def test_a_sealed_key_opens_with_its_passphrase_alone(
    value: Run, badge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "right").write_text("correct horse\n")
    (tmp_path / "wrong").write_text("no horse\n")
    key = tmp_path / "sealed.key"
    assert 0 == main(["keys", "new", str(key), "--passphrase-file", str(tmp_path / "right")])
    capsys.readouterr()
    words = (badge, "--sign", key, "--relation", "self", "--name", "W", "--out", "a.json", "--json")

    refused = value(*words, "--passphrase-file", tmp_path / "wrong")
    signed = value(*words, "--passphrase-file", tmp_path / "right")

    assert "key-passphrase-wrong" == refused.json["error"]["code"]
    assert 0 == signed.status
    assert Path("a.json").exists()


def test_a_profile_with_an_address_of_its_own_signs(value: Run, badge: Path, key: Path) -> None:
    Path("watch.json").write_text(json.dumps({"id": "did:web:watch.example", "name": "Watch"}))

    answer = value(
        badge, "--sign", key, "--relation", "independent", "--profile", "watch.json", "--out", "a.json"
    )

    assert 0 == answer.status
    assert "did:web:watch.example" == json.loads(Path("a.json").read_bytes())["issuer"]["id"]
