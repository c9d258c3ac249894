"""Mail: sent once, tried again when a server says later, returned when it says never, and then forgotten."""

from __future__ import annotations

import email
import json
import socket
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import send_mail
from pytest_django.fixtures import Settings

from assay.web.base.clock import now
from assay.web.records.mailing import queries
from assay.web.records.mailing.actions import Message, forget_about, mark_bounced, queue, queue_many
from assay.web.records.mailing.delivery_reports import returned_key
from assay.web.records.mailing.jobs import send_queued
from assay.web.records.mailing.models import Mail
from assay.web.records.work import worker

pytestmark = pytest.mark.django_db

HELLO = Message("ana@mail.example", "Your badge", "It is here.", "<p>It is here.</p>")


@pytest.fixture
def outbox(settings: Settings, tmp_path: Path) -> Path:
    settings.ASSAY_OUTBOX = tmp_path / "outbox"
    return tmp_path / "outbox"


@dataclass
class _Inbox:
    """A mail server's other side: what arrived, and what it answers to each address."""

    answers: dict[str, str] = field(default_factory=dict)
    arrived: list[bytes] = field(default_factory=list)

    async def handle_RCPT(self, *told: Any) -> str:  # noqa: N802 - the library's name
        envelope, address = told[2:4]
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, *told: Any) -> str:  # noqa: N802 - the library's name
        self.arrived.append(told[2].content)
        return "250 OK"


@pytest.fixture
def inbox(settings: Settings, request: pytest.FixtureRequest) -> Iterator[_Inbox]:
    request.getfixturevalue("socket_enabled")
    inbox = _Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.ASSAY_SMTP = {
        "host": "127.0.0.1",
        "port": port,
        "username": "",
        "password": "",
        "use_ssl": False,
        "use_tls": False,
    }
    yield inbox
    controller.stop()


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def mail() -> Mail:
    return Mail.objects.get()


def test_a_mail_is_a_file_that_only_its_owner_may_read_and_its_words_are_destroyed(outbox: Path) -> None:
    key = queue(HELLO, kind="credential", key="c1")
    worker.work_off()

    (file,) = outbox.iterdir()
    message = read(file.read_bytes())
    assert (f"{key}.eml", 0o600, 0o700) == (
        file.name,
        stat.S_IMODE(file.stat().st_mode),
        stat.S_IMODE(outbox.stat().st_mode),
    )
    assert ("Your badge", "ana@mail.example") == (message["Subject"], message["To"])
    assert {"text/plain", "text/html"} <= {part.get_content_type() for part in message.walk()}
    assert ("sent", b"") == (mail().state, bytes(mail().sealed))


def test_what_waits_is_sealed() -> None:
    queue(HELLO, kind="credential", key="c1")

    assert b"ana@mail" not in bytes(mail().sealed)


def test_a_name_with_a_line_end_adds_no_header(outbox: Path) -> None:  # WEB-013
    queue(Message("ana@mail.example", "Badge of\r\nBcc: all@example.org", "x"), kind="c", key="")
    queue(Message("ana@mail.example\r\nBcc: all@example.org", "Badge", "x"), kind="d", key="")
    worker.work_off()

    (file,) = outbox.iterdir()
    assert read(file.read_bytes())["Bcc"] is None
    assert {"c": "sent", "d": "failed"} == dict(Mail.objects.values_list("about_kind", "state"))


def test_mail_of_djangos_and_allauths_goes_the_same_way(outbox: Path, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"  # tests have another by default
    send_mail("Code", "123456", None, ["ana@mail.example"], html_message="<b>123456</b>")
    worker.work_off()

    (file,) = outbox.iterdir()
    assert "123456" in file.read_text()


def test_a_server_gets_all_waiting_mail_and_each_is_noted(inbox: _Inbox) -> None:
    queue_many([(Message(f"p{n}@mail.example", "Badge", "x"), str(n)) for n in range(60)], kind="c")
    worker.work_off()

    assert (60, 60) == (len(inbox.arrived), queries.counts()["sent"])


def test_an_address_refused_for_good_is_a_bounce(inbox: _Inbox) -> None:
    inbox.answers["ana@mail.example"] = "550 5.1.1 no such user"
    queue(HELLO, kind="credential", key="c1")
    worker.work_off()

    assert ("bounced", "address-refused", b"") == (mail().state, mail().reason, bytes(mail().sealed))
    assert {"c1": "bounced"} == queries.states_about("credential", ["c1", "c2"])


def test_an_address_refused_for_now_is_tried_again_and_then_arrives(inbox: _Inbox) -> None:
    inbox.answers["ana@mail.example"] = "451 4.7.1 greylisted"
    queue(HELLO, kind="credential", key="c1")
    worker.work_off()
    assert ("queued", "address-deferred") == (mail().state, mail().reason)
    assert now() + timedelta(seconds=30) < mail().due_at < now() + timedelta(minutes=2)

    inbox.answers.clear()
    Mail.objects.update(due_at=now())
    send_queued.call()

    assert ("sent", 1) == (mail().state, len(inbox.arrived))


@pytest.mark.usefixtures("inbox")
def test_a_server_that_cannot_be_reached_costs_no_mail_until_days_have_passed(settings: Settings) -> None:
    settings.ASSAY_SMTP = settings.ASSAY_SMTP | {"port": 1}
    queue(HELLO, kind="credential", key="c1")
    states = []
    for _ in range(8):
        Mail.objects.update(due_at=now())
        send_queued.call()
        states.append(mail().state)

    assert ["queued"] * 7 + ["failed"] == states
    assert "server-unreachable" == mail().reason


def test_mail_about_somebody_forgotten_is_never_sent(outbox: Path) -> None:
    queue(HELLO, kind="credential", key="c1")

    assert 1 == forget_about("credential", "c1")
    worker.work_off()

    assert not outbox.exists() or not list(outbox.iterdir())
    assert ("failed", b"") == (mail().state, bytes(mail().sealed))


def report(key: str, action: str = "failed", status: str = "5.1.1") -> bytes:
    """A delivery report as servers write them (RFC 3464)."""
    return (
        "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; ana@mail.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: <{key}@localhost>\r\nSubject: Your badge\r\n\r\n--b--\r\n"
    ).encode()


@pytest.mark.usefixtures("outbox")
def test_a_delivery_report_names_the_mail_that_came_back() -> None:
    key = queue(HELLO, kind="credential", key="c1")
    worker.work_off()

    assert key == returned_key(report(key))
    assert 1 == mark_bounced([key])
    assert 0 == mark_bounced([key])
    assert "bounced" == mail().state


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Subject: hello\r\n\r\nno report",
        report("k" * 22, action="delayed"),
        report("k" * 22, status="4.4.7"),
        report("not a key"),
        report("k" * 22)[:300],
    ],
)
def test_what_is_no_final_report_names_nothing(content: bytes) -> None:
    assert "" == returned_key(content)


@pytest.mark.usefixtures("outbox")
def test_nothing_about_a_mail_can_be_read_from_its_row_once_it_is_sent() -> None:
    queue(HELLO, kind="credential", key="c1")
    worker.work_off()

    row: dict[str, Any] = {name: str(value) for name, value in Mail.objects.values().get().items()}
    assert "ana" not in json.dumps(row)
