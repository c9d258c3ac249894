import dataclasses
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from importlib.metadata import version

import pytest

from assay.errors import Unavailable
from assay.fetching import FETCH_LIMIT
from assay.net import HttpsFetch
from assay.net.https import Answer, Resolve, look_up
from servers import HOST, Authority, Respond, Server, make_authority, serving

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


def saying(answer: bytes) -> Respond:
    return lambda connection, _: connection.sendall(answer)


def answer(content: bytes = b"{}", *, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n{headers}\r\n".encode() + content


def fetch_for(server: Server, authority: Authority, numbers: Sequence[str] = ("127.0.0.1",)) -> HttpsFetch:
    return HttpsFetch(
        allow_loopback=frozenset({server.place}), resolve=lambda _host, _port: numbers, trust=authority.client
    )


def refusal(fetch: HttpsFetch, address: str) -> tuple[str, object]:
    with pytest.raises(Unavailable) as caught:
        fetch(address)
    return caught.value.code, caught.value.facts.get("reason")


def test_the_answer_and_what_it_says_of_itself_come_back(authority: Authority) -> None:
    headers = "Content-Type: Application/JSON; charset=utf-8\r\nCache-Control: max-age=60\r\nAge: 5\r\n"
    with serving(saying(answer(b'{"a": 1}', headers=headers)), authority.server) as server:
        fetched = fetch_for(server, authority)(server.address)
    assert fetched == Answer(b'{"a": 1}', "application/json", "max-age=60", "5")


def test_a_repeated_header_is_read_as_one(authority: Authority) -> None:
    said = saying(answer(headers="Cache-Control: max-age=60\r\ncache-control: no-store\r\n"))
    with serving(said, authority.server) as server:
        fetched = fetch_for(server, authority)(server.address)
    assert fetched.cache_control == "max-age=60, no-store"


def test_the_request_asks_for_the_address_as_written_and_says_no_more_than_it_must(
    authority: Authority,
) -> None:
    with serving(saying(answer(headers="Set-Cookie: a=b\r\n")), authority.server) as server:
        fetch = fetch_for(server, authority)
        fetch(f"{server.address}a%2Fb/../c?d=e%20f#g")
        fetch(server.address)
    line, *headers = server.requests[0].decode().split("\r\n")
    assert line == "GET /a%2Fb/../c?d=e%20f HTTP/1.1"
    assert sorted(header.partition(":")[0] for header in headers if header) == [
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Host",
        "User-Agent",
    ]
    assert {
        f"Host: {server.place}",
        f"User-Agent: assay/{version('assay')}",
        "Accept-Encoding: identity",
    } <= set(headers)
    assert server.requests[1].split(b"\r\n")[1:] == server.requests[0].split(b"\r\n")[1:]


def test_a_proxy_in_the_environment_is_not_asked(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(saying(answer()), authority.server) as server:
        assert fetch_for(server, authority)(server.address).content == b"{}"


@pytest.mark.parametrize(
    "status", ["204 No Content", "206 Partial Content", "302 Found", "404 Not Found", "500 Oops"]
)
def test_any_status_but_200_is_no_answer(authority: Authority, status: str) -> None:
    said = saying(answer(status=status, headers="Location: /elsewhere\r\n"))
    with serving(said, authority.server) as server:
        assert refusal(fetch_for(server, authority), server.address) == (
            "address-unreachable",
            f"status {status[:3]}",
        )
        assert len(server.requests) == 1


def test_a_compressed_answer_is_refused(authority: Authority) -> None:
    with serving(saying(answer(headers="Content-Encoding: gzip\r\n")), authority.server) as server:
        assert refusal(fetch_for(server, authority), server.address)[1] == "answer is compressed"


def test_an_answer_of_exactly_the_limit_is_read_and_one_byte_more_is_not(authority: Authority) -> None:
    with serving(saying(answer(bytes(FETCH_LIMIT))), authority.server) as server:
        assert len(fetch_for(server, authority)(server.address).content) == FETCH_LIMIT
    with serving(saying(answer(bytes(FETCH_LIMIT + 1))), authority.server) as server:
        assert refusal(fetch_for(server, authority), server.address)[0] == "address-answer-too-large"


def test_an_endless_answer_is_cut(authority: Authority) -> None:
    def flood(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"10000\r\n" + bytes(0x10000) + b"\r\n")

    with serving(flood, authority.server) as server:
        assert refusal(fetch_for(server, authority), server.address)[0] == "address-answer-too-large"


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nA: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 1"],
)
def test_a_server_that_drips_is_cut_at_the_end_of_the_time(authority: Authority, start: bytes) -> None:
    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(start)
        for _step in range(100):
            time.sleep(0.02)
            connection.sendall(b"1")

    with serving(drip, authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), seconds=0.3)
        assert refusal(fetch, server.address) == ("address-unreachable", "no answer in time")


def test_a_server_that_says_nothing_is_cut(authority: Authority) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])
        fetch = dataclasses.replace(fetch_for(server, authority), seconds=0.2)
        assert refusal(fetch, server.address)[1] == "no answer in time"


def test_a_resolver_that_says_nothing_is_cut(authority: Authority) -> None:
    waiting = threading.Event()

    def resolve(_host: str, _port: int) -> list[str]:
        waiting.wait(10)
        return ["127.0.0.1"]

    fetch = HttpsFetch(seconds=0.1, resolve=resolve, trust=authority.client)
    assert refusal(fetch, "https://issuer.example/")[1] == "no answer in time"
    waiting.set()


def test_no_time_is_no_answer(authority: Authority) -> None:
    fetch = HttpsFetch(seconds=0, resolve=lambda _host, _port: ["127.0.0.1"], trust=authority.client)
    assert refusal(fetch, "https://issuer.example/")[1] == "no answer in time"


@pytest.mark.parametrize(
    "said", [b"", b"no\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", b"HTTP/1.1 200"]
)
def test_a_server_that_does_not_speak_properly_is_unreachable(authority: Authority, said: bytes) -> None:
    with serving(saying(said), authority.server) as server:
        assert refusal(fetch_for(server, authority), server.address) == (
            "address-unreachable",
            "connection failed",
        )


def test_a_server_without_tls_is_unreachable(authority: Authority) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])

        def refuse() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        assert refusal(fetch_for(server, authority), server.address)[1] == "connection failed"
        thread.join()


def test_a_certificate_for_another_name_is_refused(authority: Authority) -> None:
    with serving(saying(answer()), authority.server) as server:
        fetch = dataclasses.replace(
            fetch_for(server, authority), allow_loopback=frozenset({f"victim.example:{server.port}"})
        )
        code, reason = refusal(fetch, f"https://victim.example:{server.port}/")
    assert code == "address-unreachable"
    assert "certificate refused" in str(reason)
    assert server.requests == []


def test_a_certificate_of_an_unknown_authority_is_refused(authority: Authority) -> None:
    with serving(saying(answer()), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), trust=ssl.create_default_context())
        assert "certificate refused" in str(refusal(fetch, server.address)[1])


def test_a_name_is_resolved_once_and_the_checked_number_is_asked(authority: Authority) -> None:
    asked: list[str] = []

    def rebind(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serving(saying(answer()), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), resolve=rebind)
        assert fetch(server.address).content == b"{}"
    assert asked == [HOST]


def test_the_next_number_is_tried_when_one_does_not_answer(authority: Authority) -> None:
    with serving(saying(answer()), authority.server) as server:
        assert fetch_for(server, authority, ["127.0.0.2", "127.0.0.1"])(server.address).content == b"{}"


def test_a_number_where_nobody_listens_is_unreachable(authority: Authority) -> None:
    with serving(saying(answer()), authority.server) as server:
        fetch = fetch_for(server, authority, ["127.0.0.2"])
        assert refusal(fetch, server.address) == ("address-unreachable", "connection failed")


def unknown(_host: str, _port: int) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


@pytest.mark.parametrize("resolve", [unknown, lambda _host, _port: [], lambda _host, _port: ["number"]])
def test_a_name_without_a_number_is_unreachable(authority: Authority, resolve: Resolve) -> None:
    fetch = dataclasses.replace(HttpsFetch(trust=authority.client), resolve=resolve)
    assert refusal(fetch, "https://issuer.example/") == ("address-unreachable", "connection failed")


def test_an_allowed_place_may_be_asked_without_tls(authority: Authority) -> None:
    with serving(saying(answer()), None) as server:
        place = f"127.0.0.1:{server.port}"
        fetch = HttpsFetch(allow_loopback=frozenset({place}), trust=authority.client)
        assert fetch(f"http://{place}/").content == b"{}"
        assert refusal(HttpsFetch(trust=authority.client), f"https://{place}/") == (
            "address-refused",
            "loopback",
        )
        assert len(server.requests) == 1


def test_only_loopback_is_allowed_by_name(authority: Authority) -> None:
    place = frozenset({"issuer.example:443"})
    fetch = HttpsFetch(
        allow_loopback=place, resolve=lambda _host, _port: ["10.0.0.1"], trust=authority.client
    )
    assert refusal(fetch, "https://issuer.example/") == ("address-refused", "private")


def redirecting(*locations: str) -> Respond:
    left = list(locations)

    def respond(connection: socket.socket, _: bytes) -> None:
        connection.sendall(
            answer(b"", status="302 Found", headers=f"Location: {left.pop(0)}\r\n") if left else answer()
        )

    return respond


def test_an_address_that_a_person_typed_may_redirect_three_times(authority: Authority) -> None:
    with serving(redirecting("/a", "b?c", "d"), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), redirects=3)
        assert fetch(server.address).content == b"{}"
    assert [request.split()[1] for request in server.requests] == [b"/", b"/a", b"/b?c", b"/d"]


def test_a_fourth_redirect_is_not_followed(authority: Authority) -> None:
    with serving(redirecting("/a", "/b", "/c", "/d"), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), redirects=3)
        assert refusal(fetch, server.address) == ("address-unreachable", "too many redirects")
        assert len(server.requests) == 4


@pytest.mark.parametrize(
    "location",
    [
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "http://issuer.example/",
        "https://localhost/",
        "file:///etc/passwd",
        "https://user@issuer.example/",
        "https://internal.example/",
    ],
)
def test_every_hop_of_a_redirect_is_checked(authority: Authority, location: str) -> None:
    with serving(redirecting(location), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), redirects=3)
        assert refusal(fetch, server.address)[0] == "address-refused"
        assert len(server.requests) == 1


@pytest.mark.parametrize("headers", ["", "Location: https://[/\r\n"])
def test_a_redirect_to_nowhere_is_unreachable(authority: Authority, headers: str) -> None:
    with serving(saying(answer(status="302 Found", headers=headers)), authority.server) as server:
        fetch = dataclasses.replace(fetch_for(server, authority), redirects=1)
        assert refusal(fetch, server.address)[0] == "address-unreachable"


def test_the_systems_resolver_gives_each_number_once() -> None:
    assert look_up("127.0.0.1", 443) == ["127.0.0.1"]
