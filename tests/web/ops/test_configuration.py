"""What can be set: read rightly, and refused with the name of the variable that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.errors import AssayError
from assay.web.site.configuration import SETTINGS, read_configuration
from material import REPOSITORY


def test_without_any_variable_it_is_an_instance_in_var_on_sqlite() -> None:
    read = read_configuration({})

    assert Path("var").absolute() == read.folder
    assert ("http://localhost:8000", None, False, False) == (
        read.origin,
        read.smtp,
        read.is_demo,
        read.is_secure,
    )
    assert read.database["ENGINE"].endswith("sqlite3")


def test_a_database_address_is_read_with_its_socket_and_words() -> None:
    read = read_configuration(
        {"DATABASE_URL": "postgres://a%40b:p%2Fw@/badges?host=%2Frun%2FPG&sslmode=require"}
    )

    assert {
        "USER": "a@b",
        "PASSWORD": "p/w",
        "NAME": "badges",
        "HOST": "/run/PG",
    }.items() <= read.database.items()
    assert {"sslmode": "require"} == read.database["OPTIONS"]


def test_a_mail_server_is_read_with_its_way_of_encrypting() -> None:
    smtp = read_configuration({"ASSAY_SMTP_URL": "smtp+tls://u:p%40w@mail.example"}).smtp

    assert smtp is not None
    assert ("mail.example", 587, "p@w", True, False) == (
        smtp["host"],
        smtp["port"],
        smtp["password"],
        smtp["use_tls"],
        smtp["use_ssl"],
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSAY_ORIGIN", "badges.example.org"),
        ("ASSAY_ORIGIN", "https://badges.example.org/path"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "postgres://host"),
        ("ASSAY_SMTP_URL", "http://mail.example"),
        ("ASSAY_RATE_FACTOR", "0"),
        ("ASSAY_RATE_FACTOR", "lots"),
        ("ASSAY_TIME_ZONE", "Mars/Olympus"),
        ("ASSAY_TIME_ZONE", "../etc/passwd"),
        ("ASSAY_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_value_is_a_sentence_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(AssayError) as caught:
        read_configuration({name: value})

    assert ("setting-wrong", name) == (caught.value.code, caught.value.facts["setting"])


def test_every_variable_that_is_read_is_listed() -> None:
    site = REPOSITORY / "src" / "assay" / "web" / "site"
    text = "".join((site / name).read_text(encoding="utf-8") for name in ("settings.py", "configuration.py"))

    read = [setting.name for setting in SETTINGS if text.count(f'"{setting.name}"') > 1]
    assert ["ASSAY_DATA"] == [setting.name for setting in SETTINGS if setting.name not in read]
    assert Path("/data") == read_configuration({"ASSAY_DATA": "/data"}).data  # read by the analysis itself
