"""Where a request comes from: as exact as counting needs it, and as vague as a log may be."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.requests import Request

_HOME = 64
_SITE = 48


def client_of(request: Request) -> str:
    """The client's address; behind a proxy the one that a trusted proxy names (docs/operations.md)."""
    return request.client.host if request.client else ""


def networks_of(host: str) -> tuple[str, ...]:
    """What *host* is counted as, the narrowest first. Whoever has one IPv6 address has 2**64 of them, often 2**80.

    ``192.0.2.7`` is itself; ``2001:db8:1:2::7`` is ``2001:db8:1:2::/64`` and ``2001:db8:1::/48``.
    """
    address = _parsed(host)
    if isinstance(address, IPv6Address):
        return _network(address, _HOME), _network(address, _SITE)
    return (str(address) if address else "unknown",)


def shortened(host: str) -> str:
    """*host* for the log: the network it is in, never the one address. ``192.0.2.7`` is ``192.0.2.0/24``."""
    address = _parsed(host)
    if address is None:
        return "unknown"
    return _network(address, 24 if isinstance(address, IPv4Address) else _HOME)


def _parsed(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _network(address: IPv4Address | IPv6Address, bits: int) -> str:
    return str(ip_network(f"{address}/{bits}", strict=False))
