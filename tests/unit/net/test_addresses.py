from ipaddress import ip_address

import pytest

from assay.errors import Unavailable
from assay.net.addresses import Target, read_target, refusal


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://issuer.example", Target("https", "issuer.example", 443, "/")),
        ("HTTPS://Issuer.Example/A?b#c", Target("https", "issuer.example", 443, "/A?b")),
        ("https://issuer.example?b", Target("https", "issuer.example", 443, "/?b")),
        ("https://issuer.example#b", Target("https", "issuer.example", 443, "/")),
        ("https://issuer.example:8443/a%2fb", Target("https", "issuer.example", 8443, "/a%2fb")),
        ("https://xn--escuela-8za.example/", Target("https", "xn--escuela-8za.example", 443, "/")),
        ("https://93.184.216.34/", Target("https", "93.184.216.34", 443, "/")),
        ("https://[2606:4700::1111]/", Target("https", "2606:4700::1111", 443, "/")),
        ("https://[2606:4700:0:0::1111]:444/", Target("https", "2606:4700::1111", 444, "/")),
    ],
)
def test_an_address_is_taken_apart_once(address: str, target: Target) -> None:
    assert read_target(address) == target


@pytest.mark.parametrize(
    ("target", "authority", "place"),
    [
        (Target("https", "issuer.example", 443, "/"), "issuer.example", "issuer.example:443"),
        (Target("https", "issuer.example", 444, "/"), "issuer.example:444", "issuer.example:444"),
        (Target("http", "127.0.0.1", 80, "/"), "127.0.0.1", "127.0.0.1:80"),
        (Target("https", "2606::1", 444, "/"), "[2606::1]:444", "[2606::1]:444"),
    ],
)
def test_a_target_names_its_authority_and_its_place(target: Target, authority: str, place: str) -> None:
    assert (target.authority, target.place) == (authority, place)


def test_an_allowed_place_may_have_a_home_name_and_no_tls() -> None:
    allowed = frozenset({"localhost:8000"})
    assert read_target("http://localhost:8000/a", allowed) == Target("http", "localhost", 8000, "/a")
    with pytest.raises(Unavailable):
        read_target("http://localhost:8001/a", allowed)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00::1"]
)
def test_a_public_number_may_be_asked(number: str) -> None:
    assert refusal(ip_address(number)) is None
