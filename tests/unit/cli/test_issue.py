"""`assay issue`: to one, to many, and again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assay.cli import issuing

from .conftest import Run

ISSUER = ("--key", "key.json", "--issuer", "issuer.yaml")
AWARD = ("issue", "achievement.yaml", *ISSUER)
MANY = (*AWARD, "--recipients", "recipients.csv", "--register", "register.json", "--out", "many")


def issued_ids(folder: Path) -> set[str]:
    return {json.loads(path.read_text())["id"] for path in folder.glob("*-*.json")}


def test_one_award_is_one_file(run: Run, school: Path) -> None:
    answer = run(*AWARD, "--id", "urn:uuid:0f3e3f0c-57a4-4a0d-9c86-64f0e2f5a9b1", "--out", "one.json")

    assert (0, "one.json\n", "") == (answer.status, answer.out, answer.err)
    assert 0 == run("verify", school / "one.json", "--offline").status


def test_an_award_can_be_a_picture_dated_ahead_by_name_alone(run: Run, school: Path) -> None:
    words = ("issue", "achievement.yaml", "--key", "key.json", "--name", "Hillside", "--email", "a@b.example")

    assert 0 == run(*words, "--picture", "badge.svg", "--valid-from", "2030-01-01", "--out", "one.svg").status
    assert 0 == run("verify", school / "one.svg", "--offline", "--at", "2030-02-01").status
    assert 1 == run("verify", school / "one.svg", "--offline", "--at", "2029-12-01").status


def test_one_award_into_a_folder_gets_a_name_of_its_own(run: Run, school: Path) -> None:
    (school / "folder").mkdir()
    words = (*AWARD, "--email", "ana@b.example", "--picture", "badge.png", "--out", "folder", "--json")

    told = run(*words).json["issued"]

    assert [".json", ".png"] == [Path(name).suffix for name in told[0]["files"]]
    assert Path(told[0]["files"][0]).name.startswith("ana-")


def test_a_table_is_issued_once_however_often_it_is_run(run: Run, school: Path) -> None:
    first = run(*MANY)
    before = issued_ids(school / "many")
    again = run(*MANY)

    assert (0, 0) == (first.status, again.status)
    assert 3 == len(before)
    assert before == issued_ids(school / "many")
    assert 3 == again.out.count("was there already")
    register = json.loads((school / "register.json").read_text())
    assert before < set(register["indices"])
    assert 4 == len(register["indices"])


def test_pictures_can_be_added_in_a_second_run(run: Run, school: Path) -> None:
    run(*MANY)
    run(*MANY, "--picture", "badge.png")
    run(*MANY, "--picture", "badge.png")

    assert 3 == len(list((school / "many").glob("*.png")))


def test_an_interrupted_run_is_finished_with_the_ids_it_planned(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[str] = []
    real = issuing._sign

    def stop_at_second(award: issuing.Award, planned: issuing.Planned) -> bytes:
        if signed:
            raise KeyboardInterrupt
        signed.append(planned.credential_id)
        return real(award, planned)

    monkeypatch.setattr(issuing, "_sign", stop_at_second)
    assert 130 == run(*MANY).status
    assert set(signed) == issued_ids(school / "many")
    planned = set(json.loads((school / "register.json").read_text())["indices"])

    monkeypatch.setattr(issuing, "_sign", real)
    assert 0 == run(*MANY).status
    assert planned == set(json.loads((school / "register.json").read_text())["indices"])
    assert issued_ids(school / "many") < planned


def test_nothing_is_issued_where_a_row_is_bad_unless_it_is_to_be_skipped(run: Run, school: Path) -> None:
    (school / "recipients.csv").write_text(
        "email,result:Species identified,result:Colour\n"
        "a@b.example,3,\nnobody,4,\nc@d.example,,red\n,5,\ne@f.example,1,\n"
    )

    answer = run(*MANY)

    assert answer.status == 2
    assert not (school / "many").exists()
    assert ["Row 3", "Row 4", "Row 5"] == [
        line.partition(": ")[2][:5]
        for line in answer.err.splitlines()
        if line.startswith("table-row-malformed")
    ]
    skipped = run(*MANY, "--skip-bad-rows", "--json")
    assert skipped.status == 2
    assert (2, 3) == (len(skipped.json["issued"]), len(skipped.json["errors"]))


def test_a_draft_the_law_refuses_is_a_bad_row(run: Run, school: Path) -> None:
    (school / "recipients.csv").write_text("id\nno identifier at all\n")

    answer = run(*MANY)

    assert answer.status == 2
    assert answer.err.startswith("table-row-malformed: Row 2 ")


def test_what_is_wrong_with_the_achievement_is_told_once(run: Run, school: Path) -> None:
    (school / "achievement.yaml").write_text("name: x\ndescription: y\ncriteria: z\nimage: not an address\n")
    (school / "recipients.csv").write_text("email\na@b.example\nc@d.example\n")

    answer = run(*MANY)

    assert answer.status == 2
    assert answer.err.startswith("credential-not-issued: ")


def test_an_achievement_without_id_has_the_same_in_every_run(run: Run, school: Path) -> None:
    for name in ("a.json", "b.json"):
        run(*AWARD, "--email", "a@b.example", "--out", name)
    first, second = (
        json.loads((school / name).read_text())["credentialSubject"]["achievement"]
        for name in ("a.json", "b.json")
    )

    assert first == second


def test_progress_is_shown_to_a_person_who_waits(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    assert 0 == run(*MANY).status
    assert 3 == len(issued_ids(school / "many"))


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (("--out", "x"), "usage-wrong", 2),
        (("--recipients", "recipients.csv", "--email", "a@b.example", "--out", "x"), "usage-wrong", 2),
        (("--email", "a@b.example", "--out", "award.json"), "file-exists", 2),
        (("--email", "nobody", "--out", "x"), "draft-member-malformed", 2),
        (("--email", "a@b.example", "--result", "x", "--out", "x"), "usage-wrong", 2),
        (("--email", "a@b.example", "--result", "Colour=red", "--out", "x"), "draft-member-malformed", 2),
        (("--email", "a@b.example", "--narrative", "a\x07b", "--out", "x"), "credential-not-issued", 2),
        (("--email", "a@b.example", "--picture", "issuer.yaml", "--out", "x"), "image-kind-unknown", 1),
        (("--email", "a@b.example", "--register", "none.json", "--out", "x"), "file-missing", 2),
        (("--email", "a@b.example", "--valid-from", "soon", "--out", "x"), "usage-wrong", 2),
        (("--email", "a@b.example", "--out", "none/x"), "file-not-written", 2),
        (("--recipients", "none.csv", "--out", "x"), "file-missing", 2),
        (("--recipients", "recipients.csv", "--out", "badge.svg"), "file-not-written", 2),
    ],
)
def test_what_cannot_be_issued_is_told(
    run: Run, school: Path, words: tuple[str, ...], code: str, status: int
) -> None:
    answer = run(*AWARD, *words)

    assert answer.status == status
    assert answer.err.startswith(f"{code}: ")
    assert not (school / "x").exists()


@pytest.mark.parametrize("text", ["x", '["a"]', '[{"file": "../a"}]', "{}x"])
def test_a_list_of_issued_credentials_that_is_not_ours_is_left_alone(
    run: Run, school: Path, text: str
) -> None:
    (school / "many").mkdir()
    (school / "many" / "issued.json").write_text(text)

    answer = run(*MANY)

    assert answer.status == 2
    assert "issued.json" in answer.err
    assert text == (school / "many" / "issued.json").read_text()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("description: y", "draft-member-missing"),
        ("name: x\ncolour: y", "draft-member-unknown"),
        ("name: x\nname: y", "usage-wrong"),
    ],
)
def test_an_achievement_that_cannot_be_read_is_told(run: Run, school: Path, text: str, code: str) -> None:
    (school / "achievement.yaml").write_text(text)

    answer = run(*AWARD, "--email", "a@b.example", "--out", "x.json")

    assert answer.status == 2
    assert answer.err.startswith(f"{code}: ")
