"""Attacks on what reports tell: one pupil between two of them, words to be obeyed, praise of oneself."""

from __future__ import annotations

import csv
import io
import re
import tarfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assay.web.commands import archive
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.erasure.contracts import erase_organization
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.gap_reports import actions
from assay.web.records.gap_reports.models import GapReport, ProgrammeCount
from assay.web.records.market_files import places
from assay.web.records.market_files import queries as market
from assay.web.records.promise_checks import actions as promises
from assay.web.records.promise_checks import queries as promise_queries
from assay.web.records.promise_checks.models import PromiseCheck
from assay.web.records.rosters.models import Programme
from web.desk.working import do_jobs, signed_in
from web.factories import a_school
from web.schooling import District, a_district, a_member_of, a_pupil
from web.security.test_market_attacks import ads, stored

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://evil.example","x")'
TYPST = '#panic("obeyed") ]#read("/etc/hostname") $x$ *b*'
KIND = "certified-nurse-aide"


def reported(district: District) -> str:
    """The key of a report made now."""
    key = actions.begin(district.house.owner, district.key)
    do_jobs()
    assert "done" == GapReport.objects.of(district.key).get(key=key).state
    return key


def told(client: Client, district: District, key: str) -> tuple[str, str, str]:
    """What page, table and paper of a report say."""
    at = [district.key, key]
    page = client.get(reverse("school:gap-report", args=at)).content.decode()
    lines: Any = client.get(reverse("school:gap-table", args=at))
    table = b"".join(lines.streaming_content).decode("utf-8-sig")
    paper = client.get(reverse("school:gap-paper", args=at)).content
    text = "\n".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(paper)).pages)
    return page, table, text


def holders(district: District, count: int, *, of: int) -> list[str]:
    """So many pupils, of whom the first hold a certificate."""
    pupils = [a_pupil(district).key for _each in range(of)]
    held = [NewCertificate(KIND, pupil) for pupil in pupils[:count]]
    certificates.record_many(district.house.owner, district.key, held)
    return pupils


def test_a_report_made_again_at_once_does_not_tell_what_one_pupil_earned() -> None:
    district = a_district()
    pupils = holders(district, 14, of=40)
    client = signed_in(a_member_of(district, "analyst"))
    before = told(client, district, reported(district))
    certificates.record_one(district.house.owner, district.key, NewCertificate(KIND, pupils[-1]))
    actions.discard(district.house.owner, district.key, GapReport.objects.of(district.key).get().key)

    after = told(client, district, reported(district))

    assert before[1] == after[1]
    assert re.findall(r"\b1[45]\b", before[2]) == re.findall(r"\b1[45]\b", after[2])
    assert "15" not in [cell for row in csv.reader(io.StringIO(after[1])) for cell in row]


@pytest.mark.parametrize(("count", "of"), [(7, 40), (33, 40), (7, 9)])
def test_a_small_count_stands_in_no_form_of_a_report(count: int, of: int) -> None:
    district = a_district()
    holders(district, count, of=of)
    key = reported(district)
    client = signed_in(a_member_of(district, "analyst"))

    page, table, paper = told(client, district, key)
    kept = str(GapReport.objects.of(district.key).get(key=key).made)
    counted = str([one.counts for one in ProgrammeCount.objects.of(district.key)])

    secret = re.compile(rf"(?<![\w.:-]){count}(?![\w.:%-])|(?<![\w.]){count / of:.4g}\b")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert str(count) not in cells
    assert f"{count / of:.4g}" not in cells
    main = page[page.index("<main") : page.index("</main")]
    assert [] == secret.findall(re.sub(r"<[^>]*>", " ", main))
    assert [] == re.findall(rf'(?:width|value|data-\w+)="{count}(?:\.0)?"', main)
    assert f": {count}," not in kept + counted
    assert f"{count} of {of}" not in paper


def test_words_of_a_programme_are_no_formula_no_markup_and_no_typesetting() -> None:
    district = a_district()
    district.programme.name = FORMULA
    district.programme.save()
    holders(district, 12, of=30)
    for at, name in enumerate((TYPST, "@SUM(1)", "-2+3", "<script>alert(1)</script>")):
        Programme.objects.create(organization_id=district.key, code=f"p{at}", name=name)
    client = signed_in(district.house.owner)

    page, table, paper = told(client, district, reported(district))

    rows = list(csv.reader(io.StringIO(table)))
    assert [] == [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    assert [] == [cell for row in rows for cell in row if re.match(r"-(?![\d.]+$)", cell)]
    assert "<script>alert(1)" not in page
    assert "#panic" in paper
    assert "HYPERLINK" in paper


def test_no_pupils_key_or_name_is_in_what_is_kept_and_erasure_takes_nothing_out_of_it() -> None:
    district = a_district()
    pupils = holders(district, 14, of=40)
    key = reported(district)
    before = GapReport.objects.of(district.key).get(key=key).made

    erase_pupils(district.key, pupils[:5])

    kept = GapReport.objects.of(district.key).get(key=key).made
    counts = [one.counts for one in ProgrammeCount.objects.of(district.key)]
    assert before == kept
    assert not [one for one in (*pupils, "Noor", "Haddad") if one in f"{kept}{counts}"]


def test_data_of_ones_own_change_nothing_that_others_see() -> None:
    school = a_school()
    promises.check_again(school.owner, school.key, school.achievement)
    promises.show(school.owner, school.key, school.achievement)
    client = Client()
    pages = [
        f"/a/{school.achievement}",
        f"/a/{school.achievement}/1/assay",
        f"/a/{school.achievement}/1/assay.json",
    ]

    def seen() -> list[str]:
        unlike = re.compile(r"csrf\w*|nonce=\"[^\"]*\"|[A-Za-z0-9]{32,}|\d{4}-\d\d-\d\dT[\d:.+Z]*")
        return [unlike.sub("", client.get(page).content.decode()) for page in pages]

    before, findings = seen(), promise_queries.of_version(school.key, school.version)
    identifier = achievement_id(school.achievement, 1)
    stored(school, ads("Maps from open data is required.", "certificate", identifier))
    for kind, content in (
        ("credential-list", f"name,code,licence\nMaps from open data,{identifier},yes\n"),
        ("outcomes", f"credential,completed,placed,followed\n{identifier},100,99,100\n"),
    ):
        heads = content.partition("\n")[0].split(",")
        stored(school, content.encode(), kind=kind, columns={name: name for name in heads})
    promises.check_again(school.owner, school.key, school.achievement)
    again = promise_queries.of_version(school.key, school.version)

    assert {"postings", "credential-list", "outcomes"} == {
        one.kind for one in market.stores(school.key)[0].releases()
    }
    assert before == seen()
    assert findings is not None
    assert again is not None
    assert findings.findings == again.findings


@pytest.mark.django_db(transaction=True)
def test_a_contracts_end_removes_market_files_reports_and_checks() -> None:
    district = a_district()
    holders(district, 12, of=30)
    stored(district.house, ads("maps"))
    reported(district)
    promises.check_again(district.house.owner, district.key, district.house.achievement)
    folder = places.store_of(district.key).folder
    assert folder.is_dir()

    erase_organization(district.key)

    assert not folder.exists()
    assert not GapReport.objects.of(district.key).exists()
    assert not ProgrammeCount.objects.of(district.key).exists()
    assert not PromiseCheck.objects.of(district.key).exists()


def test_a_backup_holds_market_data_and_bears_files_that_go_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = a_school()
    stored(school, ads("maps"))
    half = places.store_of(school.key).folder / "releases" / ".part-half"
    half.mkdir()
    (half / "postings.parquet").write_bytes(b"half")
    gone = places.store_of(school.key).folder / "gone.parquet"
    gone.symlink_to(tmp_path / "nowhere")
    monkeypatch.setattr(archive, "_dump", lambda _vendor, _database, target: target.write_bytes(b""))

    archive.write(tmp_path / "all.tar.gz", Path(settings.ASSAY_FOLDER), settings.DATABASES["default"])

    with tarfile.open(tmp_path / "all.tar.gz") as held:
        names = [name for name in held.getnames() if name.startswith(f"market/{school.key}/releases/")]
    assert 1 == sum(name.endswith("postings.parquet") for name in names)
    assert [] == [name for name in names if ".part" in name]
