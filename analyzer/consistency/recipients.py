"""Flows to those who get the data: SDKs of the package and operators of hosts."""

from collections.abc import Callable, Iterable, Mapping

from analyzer.behaviours.model import SdkPresence
from analyzer.catalogue.facts import Host
from analyzer.consistency.model import Recipient, RecipientRole
from analyzer.flows.model import Flow
from analyzer.program.sdks import LIBRARY

HOSTING = frozenset({"cloud", "cdn", "object storage", "baas", "cloud api", "network"})
"""Purposes of hosts on which anybody's service may run: the operator of the host is not who gets the data."""

LOCAL = ("localhost", "127.", "10.", "192.168.", "0.", "::1", "[::1]")
"""What names this device or a network around it: nobody else."""

_SHARED_SUFFIXES = frozenset({"com", "net", "org", "co", "gov", "edu", "ac", "github", "gitlab"})
"""Labels below which many unrelated people register names."""

_EVERYBODYS = frozenset({"app", "android", "mobile", "example", "test", "demo", "my", "www", "api", "client", "apps"})
"""Words in a package's name that say nothing about whose it is."""

HostOf = Callable[[str], Host | None]
"""A host's name to its operator, None when nobody knows."""


def libraries(sdks: Iterable[SdkPresence]) -> frozenset[str]:
    """Ids of the SDKs that are open-source code: what they are given stays with the app."""
    return frozenset(sdk.id for sdk in sdks if LIBRARY in sdk.categories)


def receivers(flow: Flow, toolkits: frozenset[str]) -> tuple[str, ...]:
    """Ids of those who get the data of one flow, in order: the SDK that is given it or sends it, and hosts.

    Args:
        flow: any flow; one that stays on the device has none.
        toolkits: SDKs that act for the app (`libraries`).
    """
    found: list[str] = []
    if flow.channel == "sdk":
        found += [to.value for to in flow.destinations if to.kind == "sdk"]
    if flow.channel in ("network", "web"):
        hosts = [_host(to.value) for to in flow.destinations if to.kind == "host"]
        found += [host for host in hosts if host and not host.startswith(LOCAL)]
    if flow.leaves_device and flow.sink_owner.kind == "sdk":
        found.insert(0, flow.sink_owner.sdk)
    return tuple(name for name in dict.fromkeys(found) if name not in toolkits)


def parties(flow: Flow, toolkits: frozenset[str], known: Mapping[str, Recipient]) -> tuple[Recipient, ...]:
    """The receivers of one flow, each once: where an SDK gets the data, hosts of its maker, and those of whom nothing
    is known, are its own.

    Args:
        flow: any flow.
        toolkits: SDKs that act for the app (`libraries`).
        known: the package's recipients by id; whoever is not among them is left out.
    """
    found = [known[name] for name in receivers(flow, toolkits) if name in known]
    sdks = {recipient.id for recipient in found if recipient.kind == "sdk"}
    doubles = {"unknown", "hosting"} if sdks else set()
    return tuple(one for one in found if one.kind == "sdk" or (one.sdk not in sdks and one.role not in doubles))


def find_recipients(
    flows: Iterable[Flow], sdks: Iterable[SdkPresence], package: str, host_of: HostOf
) -> tuple[Recipient, ...]:
    """Everybody to whom data flows, by id.

    Args:
        flows: of one package.
        sdks: that are in it.
        package: its name, by which its own hosts are recognised.
        host_of: who operates a host.
    """
    toolkits = libraries(sdks)
    names = {to.value for flow in flows for to in flow.destinations if to.kind == "sdk"}
    names |= {flow.sink_owner.sdk for flow in flows if flow.sink_owner.kind == "sdk"}
    everybody = {name for flow in flows for name in receivers(flow, toolkits)}
    return tuple(
        Recipient(id=name, kind="sdk", role="sdk", sdk=name) if name in names else _operator(name, package, host_of)
        for name in sorted(everybody)
    )


def _operator(host: str, package: str, host_of: HostOf) -> Recipient:
    own, known = _is_own(host, package), host_of(host)
    if known is None:
        return Recipient(id=host, kind="host", role="own" if own else "unknown")
    hosting = not known.sdk and bool(HOSTING & {part.strip().lower() for part in known.purpose.split("/")})
    role: RecipientRole = "own" if own else "hosting" if hosting else "third-party"
    stated = {"owner": known.owner, "sdk": known.sdk, "country": known.country, "purpose": known.purpose}
    return Recipient(id=host, kind="host", role=role, **stated)


def _host(value: str) -> str:
    """The name alone: no port, no case, no dot at its end."""
    name = value.strip().lower().rstrip(".")
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0] if name.count(":") == 1 else name


def _is_own(host: str, package: str) -> bool:
    """Whether the host's registered name is the vendor's part of the package's: ``api.shop.cn``, ``cn.shop.client``."""
    labels = [label for label in host.split(".") if label]
    while len(labels) > 2 and labels[-2] in _SHARED_SUFFIXES and len(labels[-1]) == 2:
        labels[-2:] = [labels[-1]]  # .com.cn counts as .cn
    parts = package.lower().split(".")
    if len(labels) < 2 or len(parts) < 2 or labels[-1].isdigit():
        return False
    vendor = parts[2] if len(parts) > 2 and parts[1] in _SHARED_SUFFIXES and len(parts[0]) == 2 else parts[1]
    return labels[-2].replace("-", "") == vendor.replace("_", "") and vendor not in _EVERYBODYS | _SHARED_SUFFIXES
