import ssl
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.errors import AssayError, Unavailable
from assay.net import HttpsFetch
from assay.net.addresses import IPAddress, read_target, refusal

TRUST = ssl.create_default_context()

# sockets are blocked here: whatever reached one would fail its test


def refuse_to_resolve(host: str, _port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "issuer.example",
        "//issuer.example/",
        "https:issuer.example",
        "https:/issuer.example",
        "https:///issuer.example",
        "https://",
        "http://issuer.example/",
        "ftp://issuer.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "data:application/json,{}",
        "https+unix://issuer.example/",
        "https://user@issuer.example/",
        "https://issuer.example:443@169.254.169.254/",
        "https://issuer.example@169.254.169.254",
        "https://issuer.example\\@169.254.169.254/",
        "https://issuer.example\\.internal/",
        "https://issuer.example/\\\\169.254.169.254",
        "https://localhost/",
        "https://localhost:5432/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://a.localhost/",
        "https://metadata.google.internal/",
        "https://printer.local/",
        "https://router.home.arpa/",
        "https://intranet/",
        "https://2130706433/",
        "https://0177.1/",
        "https://0177.0.0.1/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://127.0.0.0x1/",
        "https://a.0x/",
        "https://a.1/",
        "https://010.0.0.1/",
        "https://127.0.0.1.nip.io./",
        "https://[fe80::1%25lo]/",
        "https://[fe80::1%lo]/",
        "https://[::1",
        "https://::1/",
        "https://[::1]x/",
        "https://[::1]:/",
        "https://x[::1]/",
        "https://[127.0.0.1]/",
        "https://[issuer.example]/",
        "https://[v1.a]/",
        "https://issuer.example./",
        "https://.issuer.example/",
        "https://issuer..example/",
        "https://-issuer.example/",
        "https://issuer-.example/",
        "https://is_suer.example/",
        "https://issuer%2eexample/",
        "https://%31%32%37.0.0.1/",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 130 + "example/",
        "https://issuer.example:/",
        "https://issuer.example:0/",
        "https://issuer.example:0443/",
        "https://issuer.example:65536/",
        "https://issuer.example:99999999999/",
        "https://issuer.example:+443/",
        "https://issuer.example:443:443/",
        "https://issuer.example/" + "a" * 2048,
        "https://issuer.example/a b",
        "https://issuer.example/\r\nHost: victim.example",
        "https://issuer.example/\t",
        "https://issuer.example\x00.internal/",
        "https://issuer.example/\x7f",
        "https://issuer.example/{a}",
        " https://issuer.example/",
        "https://issuer.example/\n",
        "https://ⓘssuer.example/",
        "https://issuer。example/",
        "https://①27.0.0.1/",
        "https://issuer.exam\u00adple/",
        "https://\N{LATIN SMALL LETTER DOTLESS I}ssuer.example/",
        "https://issuer.example/é",
    ],
)
def test_an_address_that_could_be_read_in_two_ways_is_refused_before_a_look_up(address: str) -> None:
    with pytest.raises(Unavailable) as caught:
        HttpsFetch(trust=TRUST, resolve=refuse_to_resolve)(address)
    assert caught.value.code == "address-refused"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("0.0.0.0", "unspecified"),  # noqa: S104 - nothing is bound: an address that must be refused
        ("0.1.2.3", "unspecified"),
        ("10.0.0.1", "private"),
        ("100.64.0.1", "shared"),
        ("100.100.100.200", "shared"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("168.63.129.16", "metadata"),
        ("169.254.169.254", "link-local"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.192", "reserved"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "reserved"),
        ("192.168.1.1", "private"),
        ("198.18.0.1", "benchmarking"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.1", "documentation"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::127.0.0.1", "embedded IPv4"),
        ("::ffff:127.0.0.1", "embedded IPv4"),
        ("::ffff:169.254.169.254", "embedded IPv4"),
        ("::ffff:8.8.8.8", "embedded IPv4"),
        ("::ffff:0:127.0.0.1", "embedded IPv4"),
        ("64:ff9b::a9fe:a9fe", "embedded IPv4"),
        ("64:ff9b:1::7f00:1", "embedded IPv4"),
        ("100::1", "reserved"),
        ("2001::1", "embedded IPv4"),
        ("2001:2::1", "reserved"),
        ("2001:10::1", "reserved"),
        ("2001:20::1", "reserved"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "embedded IPv4"),
        ("2606:4700::5efe:127.0.0.1", "embedded IPv4"),
        ("2606:4700::200:5efe:10.0.0.1", "embedded IPv4"),
        ("3ffe::1", "reserved"),
        ("3fff::1", "documentation"),
        ("5f00::1", "reserved"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%1", "scoped"),
        ("2606:4700::1%1", "scoped"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
    ],
)
def test_a_number_that_is_not_public_is_refused(number: str, reason: str) -> None:
    assert refusal(ip_address(number)) == reason
    with pytest.raises(Unavailable) as caught:
        HttpsFetch(trust=TRUST, resolve=lambda _host, _port: [number])("https://issuer.example/")
    assert (caught.value.code, caught.value.facts["reason"]) == ("address-refused", reason)


@pytest.mark.parametrize("numbers", [["8.8.8.8", "10.0.0.1"], ["2606:4700::1111", "8.8.8.8", "::1"]])
def test_one_number_that_is_not_public_refuses_the_name(numbers: list[str]) -> None:
    with pytest.raises(Unavailable) as caught:
        HttpsFetch(trust=TRUST, resolve=lambda _host, _port: numbers)("https://issuer.example/")
    assert caught.value.code == "address-refused"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "[fd00:ec2::254]"]
)
def test_a_number_written_as_host_is_checked_too(host: str) -> None:
    with pytest.raises(Unavailable) as caught:
        HttpsFetch(trust=TRUST, resolve=refuse_to_resolve)(f"https://{host}/latest/meta-data/")
    assert caught.value.code == "address-refused"


NUMBERS: st.SearchStrategy[IPAddress] = st.one_of(
    st.ip_addresses(v=4),
    st.ip_addresses(v=6),
    st.builds(lambda low: IPv6Address(0xFFFF << 32 | low), st.integers(0, 2**32 - 1)),
    st.builds(lambda low: IPv6Address(0x64FF9B << 96 | low), st.integers(0, 2**32 - 1)),
    st.builds(lambda low: IPv6Address(0x2002 << 112 | low << 80), st.integers(0, 2**32 - 1)),
)


@given(NUMBERS)
def test_no_number_is_asked_that_is_not_global(number: IPAddress) -> None:
    if refusal(number) is None:
        assert number.is_global
        assert not number.is_multicast
        assert isinstance(number, IPv4Address) or number.ipv4_mapped is None


@given(NUMBERS, st.lists(NUMBERS, max_size=3))
def test_no_private_number_is_ever_connected_to(number: IPAddress, others: list[IPAddress]) -> None:
    if not number.is_global:
        with pytest.raises(Unavailable) as caught:
            HttpsFetch(trust=TRUST, resolve=lambda _host, _port: [*map(str, others), str(number)])(
                "https://issuer.example/"
            )
        assert caught.value.code == "address-refused"


@given(
    st.text(max_size=60),
    st.sampled_from(["", "https://", "https://issuer.example", "https://[", "https://1"]),
)
def test_any_text_is_refused_or_read_as_one_plain_target(text: str, before: str) -> None:
    try:
        target = read_target(before + text)
    except AssayError:
        return
    assert target.scheme == "https"
    assert target.path.startswith("/")
    assert (target.host + target.path).isascii()
    assert (target.host + target.path).isprintable()
