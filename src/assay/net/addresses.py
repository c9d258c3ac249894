"""Which addresses may be asked at all: the text of a URL, and the number a name resolves to.

Pure text and arithmetic, apart from the socket so that every trick can be tested without one. Any
form that two readers could understand differently is refused before a name is looked up.
RFC 3986; RFC 6890 and the IANA special-purpose registries; CWE-918.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from assay.errors import Unavailable

IPAddress = IPv4Address | IPv6Address

_ADDRESS_LENGTH = 2048
_ADDRESS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<target>[^#]*)(?:#.*)?", re.DOTALL
)
_PRINTABLE = re.compile(r"[\x21-\x7e]+")
# what neither a path nor a query may hold unescaped, and what some readers take for a slash (RFC 3986, 3.3)
_UNSAFE = re.compile(r'[\\"<>^`{|}]')
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_NAME_LENGTH = 253
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_HIGHEST_PORT = 65_535
_PORTS = {"https": 443, "http": 80}
_HOME_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "onion")

_REFUSED_4 = tuple(
    (IPv4Network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "metadata"),  # a cloud's own service on a public number
        ("169.254.0.0/16", "link-local"),  # with 169.254.169.254, the clouds' metadata
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "reserved"),  # the former 6to4 relays
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_REFUSED_6 = tuple(
    (IPv6Network(network), reason)
    for network, reason in (
        ("::1/128", "loopback"),
        ("::/128", "unspecified"),
        ("::ffff:0:0/96", "embedded IPv4"),
        ("::ffff:0:0:0/96", "embedded IPv4"),
        ("::/96", "embedded IPv4"),
        ("64:ff9b::/96", "embedded IPv4"),  # NAT64
        ("64:ff9b:1::/48", "embedded IPv4"),  # NAT64, local use
        ("2001::/32", "embedded IPv4"),  # Teredo
        ("2001::/23", "reserved"),  # protocol assignments: benchmarking, ORCHID and the like
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "embedded IPv4"),  # 6to4
        ("3ffe::/16", "reserved"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "private"),  # with fd00:ec2::254, a cloud's metadata
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
_UNICAST_6 = IPv6Network("2000::/3")  # all that is given out; a later block is refused until we know it
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the lower half is this and an IPv4 address


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart once; nobody parses the text again."""

    scheme: str
    host: str  # lower case; an IPv6 literal without its brackets
    port: int
    path: str  # path and query exactly as written, "/" at least

    @property
    def authority(self) -> str:
        """Host and port as the Host header and a browser show them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def place(self) -> str:
        """Host and port, always both: how a loopback address is allowed by name."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def read_target(address: str, allowed: frozenset[str] = frozenset()) -> Target:
    """The parts of an address that may be asked; a fragment is left out, as HTTP does.

    `allowed` holds the `host:port` places that may be asked without TLS and under a home name.
    Raises `Unavailable("address-refused")` before anything is looked up.
    """
    if len(address) > _ADDRESS_LENGTH:
        raise refused(address[:80] + "…", "too long")
    if not _PRINTABLE.fullmatch(address):
        raise refused(ascii(address)[1:-1], "characters that no address has")
    parts = _ADDRESS.fullmatch(address)
    scheme = parts["scheme"].lower() if parts else ""
    if parts is None or scheme not in _PORTS:
        raise refused(address, "not https")
    if "@" in parts["authority"]:
        raise refused(address, "holds a user name")
    if _UNSAFE.search(address):
        raise refused(address, "characters that no address has")
    host, port = _split_authority(address, parts["authority"].lower())
    target = Target(scheme, host, port or _PORTS[scheme], _path(parts["target"]))
    if target.place in allowed:
        return target
    if scheme != "https":
        raise refused(address, "not https")
    if ":" not in host and _is_home_name(host):
        raise refused(address, "a name of the home network")
    return target


def refusal(number: IPAddress) -> str | None:
    """Why nothing may connect to this number, None if it is a public unicast address."""
    if isinstance(number, IPv4Address):
        return next((reason for network, reason in _REFUSED_4 if number in network), None)
    if number.scope_id is not None:
        return "scoped"
    for network, reason in _REFUSED_6:
        if number in network:
            return reason
    if number not in _UNICAST_6:
        return "reserved"
    return "embedded IPv4" if int(number) >> 32 & 0xFFFFFFFF in _ISATAP else None


def refused(address: str, reason: str) -> Unavailable:
    """The error for an address that is not asked, for this reason."""
    return Unavailable("address-refused", address=address, reason=reason)


def _split_authority(address: str, authority: str) -> tuple[str, int | None]:
    literal, bracket, rest = authority.partition("]")
    if bracket:
        host, colon, port = literal[1:], rest[:1], rest[1:]
        if not literal.startswith("[") or (rest and colon != ":"):
            raise refused(address, "a host that no address has")
    else:
        host, colon, port = authority.partition(":")
    if colon and (not _PORT.fullmatch(port) or int(port) > _HIGHEST_PORT):
        raise refused(address, "a port that no address has")
    return _host(address, host, bracketed=bool(bracket)), int(port) if colon else None


def _is_home_name(host: str) -> bool:
    # a name without a dot is completed by the machine's search list
    return "." not in host or any(host.endswith(f".{name}") for name in _HOME_NAMES)


def _host(address: str, host: str, *, bracketed: bool) -> str:
    """The host in its one spelling: a number in the plain form, or a name of ASCII labels."""
    try:
        number = ip_address(host)
    except ValueError:
        number = None
    if number is not None and "%" not in host and bracketed is isinstance(number, IPv6Address):
        return str(number)
    # 2130706433, 0177.1, 0x7f.1: a name that ends in a number is read as IPv4 by some (URL Standard, 3.5)
    labels = host.split(".")
    if (
        bracketed
        or len(host) > _NAME_LENGTH
        or not _NAME.fullmatch(host)
        or _NUMERIC_LABEL.fullmatch(labels[-1])
    ):
        raise refused(address, "a host that no address has")
    return host


def _path(target: str) -> str:
    return target if target.startswith("/") else f"/{target}"
