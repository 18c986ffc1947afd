"""How data travels: in clear, by TLS, by TLS whose checks are switched off, or by TLS with pinned certificates.

Said of an address and of the call that sends: the address's scheme, what the manifest and the network security
configuration allow, and what the code does to the clients that send it. What is not known is "".
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from analyzer.apk.model import DomainSecurity, Manifest
from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.flows.destinations_code import Made, Methods
from analyzer.flows.destinations_trace import Trace
from analyzer.flows.model import Transport
from analyzer.flows.points import Sink
from analyzer.flows.transport_checks import ACCEPTING_CLASSES, ACCEPTING_FIELDS, Unchecking

T = TypeVar("T")
Family = Literal["url", "okhttp", "volley", "web", "apache", "socket"]

CLEARTEXT_SCHEMES = frozenset({"http", "ws", "ftp", "tcp", "udp", "mqtt"})
TLS_SCHEMES = frozenset({"https", "wss", "ftps", "tls", "ssl", "mqtts"})
POLICED = frozenset({"http", "ws", "ftp"})
"""Schemes whose use without TLS the platform's HTTP clients refuse when the package forbids it."""

FORBIDDEN_SINCE, DEFAULT_SINCE = 24, 28
"""Levels of the oldest device that heeds what a package states, and of the first that forbids by default, for packages
that target it (documentation of the network security configuration).
"""

FAMILIES: tuple[tuple[str, Family], ...] = (
    ("Lokhttp3/", "okhttp"),
    ("Lcom/squareup/okhttp/", "okhttp"),
    ("Lretrofit2/", "okhttp"),
    ("Lretrofit/", "okhttp"),
    ("Lcom/android/volley/", "volley"),
    ("Landroid/webkit/", "web"),
    ("Lorg/apache/http/", "apache"),
    ("Landroid/net/http/", "apache"),
    ("Lcz/msebera/android/httpclient/", "apache"),
    ("Ljava/net/Socket;", "socket"),
    ("Ljavax/net/ssl/SSLSocket;", "socket"),
)
"""Starts of the class that a sink's call names, and which clients' settings hold for it."""

_BUILDER = "Lokhttp3/OkHttpClient$Builder;"
_OLD_CLIENT = "Lcom/squareup/okhttp/OkHttpClient;"
_APACHE = "Lorg/apache/http/conn/ssl/SSLSocketFactory;"
_PINNERS = ("Lokhttp3/CertificatePinner$Builder;", "Lcom/squareup/okhttp/CertificatePinner$Builder;")
_HTTPS = "Ljavax/net/ssl/HttpsURLConnection;"


class _Setting(NamedTuple):
    """A call that hands a verifier or a socket factory to a client: in which argument, and whether to all of them."""

    family: Family
    what: Literal["verifier", "factory", "client", "context"]
    argument: int
    wide: bool = False


_SETTINGS: dict[tuple[str, str], _Setting] = {
    (_HTTPS, "setDefaultHostnameVerifier"): _Setting("url", "verifier", 0, True),
    (_HTTPS, "setDefaultSSLSocketFactory"): _Setting("url", "factory", 0, True),
    (_HTTPS, "setHostnameVerifier"): _Setting("url", "verifier", 1),
    (_HTTPS, "setSSLSocketFactory"): _Setting("url", "factory", 1),
    ("Ljavax/net/ssl/SSLContext;", "setDefault"): _Setting("url", "context", 0, True),
    (_BUILDER, "hostnameVerifier"): _Setting("okhttp", "verifier", 1),
    (_BUILDER, "sslSocketFactory"): _Setting("okhttp", "factory", 1),
    (_OLD_CLIENT, "setHostnameVerifier"): _Setting("okhttp", "verifier", 1),
    (_OLD_CLIENT, "setSslSocketFactory"): _Setting("okhttp", "factory", 1),
    (_APACHE, "setHostnameVerifier"): _Setting("apache", "verifier", 1),
    ("Lorg/apache/http/conn/scheme/Scheme;", "<init>"): _Setting("apache", "factory", 2),
    ("Lcom/android/volley/toolbox/HurlStack;", "<init>"): _Setting("volley", "factory", 2),
    ("Ljavax/net/ssl/SSLSocketFactory;", "createSocket"): _Setting("socket", "factory", 0),
    ("Ljavax/net/SocketFactory;", "createSocket"): _Setting("socket", "factory", 0),
    ("Landroid/webkit/WebView;", "setWebViewClient"): _Setting("web", "client", 1),
}
_CLIENTS: dict[tuple[str, str], Family] = {
    (_BUILDER, "<init>"): "okhttp",
    ("Lokhttp3/OkHttpClient;", "<init>"): "okhttp",
    (_OLD_CLIENT, "<init>"): "okhttp",
    ("Landroid/webkit/WebView;", "setWebViewClient"): "web",
}
"""Calls that make or furnish a client: where an owner has all of them unchecked, all that the owner sends is."""


class Switch(NamedTuple):
    """Checks that are off for the clients of a family: ``wide`` for all of them in the program, else for those of the
    outermost class ``cls`` (descriptor). ``place`` says where.
    """

    family: Family
    cls: str
    wide: bool
    place: Place


class Transports:
    """What one program and its manifest say of transport; nothing is looked up before it is asked for."""

    def __init__(self, code: CodeIndex, manifest: Manifest, methods: Methods, trace: Trace) -> None:
        self.code, self.manifest = code, manifest
        self._methods, self._trace = methods, trace

    # the manifest

    def cleartext_allowed(self, host: str) -> bool:
        """Whether a device that the package installs on lets it send to a host without TLS ("": any host)."""
        security, manifest = self.manifest.network_security, self.manifest
        default = manifest.target_sdk < DEFAULT_SINCE or manifest.min_sdk < DEFAULT_SINCE
        if security is None:
            stated = manifest.cleartext
        else:
            domain = self._domain(host)
            stated = security.cleartext_base if domain is None or domain.cleartext is None else domain.cleartext
            if not host:
                stated = stated or any(one.cleartext for one in security.domains)
        if stated is None:
            return default
        return stated or manifest.min_sdk < FORBIDDEN_SINCE

    def _domain(self, host: str) -> DomainSecurity | None:
        """What the configuration says of a host: its longest domain that fits."""
        security = self.manifest.network_security
        fitting = [
            one
            for one in (security.domains if security is not None else ())
            if one.name == host or (one.subdomains and host.endswith("." + one.name))
        ]
        return max(fitting, key=lambda one: len(one.name), default=None)

    # the code

    @cached_property
    def unchecking(self) -> Unchecking:
        """Classes that check nothing."""
        return Unchecking(self._methods)

    @cached_property
    def switches(self) -> tuple[Switch, ...]:
        """Every live call that switches the checks of a client off."""
        found = []
        for (_, name), setting, place in self._uses(_SETTINGS):
            if self._is_off(setting, place) or (
                setting.what == "factory" and name == "sslSocketFactory" and self._bad_managers(place, 2)
            ):
                found.append(Switch(setting.family, self._class(place.method), setting.wide, place))
        return tuple(found)

    @cached_property
    def pins(self) -> frozenset[str]:
        """Host patterns for which an OkHttp client pins certificates."""
        found: set[str] = set()
        for _, _, place in self._uses({(cls, "add"): True for cls in _PINNERS}):
            call = self.code.arguments(place)
            known = call.known[1] if call is not None and len(call.known) > 1 else ()
            found.update(str(const.value).lower() for const in known if const.kind == "string")
        return frozenset(found)

    def _uses(self, wanted: Mapping[tuple[str, str], T]) -> Iterator[tuple[tuple[str, str], T, Place]]:
        """Live calls of methods by class and name."""
        names: dict[str, set[str]] = {}
        for cls, name in wanted:
            names.setdefault(cls, set()).add(name)
        asked: Names = {cls: frozenset(members) for cls, members in names.items()}
        for call in self.code.calls_of(asked):
            cls, _, member = call.signature.partition("->")
            key = cls, member.partition("(")[0]
            if key in wanted:
                yield from ((key, wanted[key], place) for place in self.code.places(call.rows) if self.code.live(place))

    def _is_off(self, setting: _Setting, place: Place) -> bool:
        made = self._trace.made(place.method, place.pc, setting.argument)
        if setting.what == "verifier":
            return any(self._is_accepting(one) for one in made)
        if setting.what == "client":
            return any(self._is_new(one, self.unchecking.web_clients) for one in made)
        if setting.what == "context":
            return any(one.place in self._bad_contexts for one in made)
        return any(self._is_bad_factory(one) for one in made)

    def _new_type(self, made: Made) -> int:
        """The type (program number) that ``new-instance`` makes, -1 for other makers."""
        found = self._methods.at(made.method, made.pc) if made.kind == "new" else None
        if found is None:
            return -1
        flow, at = found
        numbers = self._methods.program.symbols.dexes[flow.dex_number].types
        index = flow.instructions[at].ref
        return int(numbers[index]) if 0 <= index < len(numbers) else -1

    def _is_new(self, made: Made, types: frozenset[int]) -> bool:
        return self._new_type(made) in types if made.kind == "new" else False

    def _is_accepting(self, made: Made) -> bool:
        """Whether a value is a verifier that accepts every host name."""
        if made.kind == "new":
            return self._is_new(made, self.unchecking.verifiers) or self._program_type(made) in ACCEPTING_CLASSES
        if made.kind == "field":
            found = self._methods.at(made.method, made.pc)
            number = self._methods.field(*found) if found is not None else -1
            name = self._methods.program.field_signature(number).partition(":")[0] if number >= 0 else ""
            return name in ACCEPTING_FIELDS
        return made.kind == "other" and self.unchecking.lambda_accepts(made.method, made.pc)

    def _program_type(self, made: Made) -> str:
        return self._methods.program.type_name(self._new_type(made))

    def _bad_managers(self, place: Place, argument: int) -> bool:
        """Whether an argument is, or holds, a trust manager that checks nothing."""
        made = self._trace.made(place.method, place.pc, argument)
        held = [one for maker in made if maker.kind == "array" for one in self._trace.held(maker.method, maker.pc)]
        return any(self._is_new(one, self.unchecking.managers) for one in (*made, *held))

    @cached_property
    def _bad_inits(self) -> tuple[Place, ...]:
        """Live calls that furnish a TLS context with a trust manager that checks nothing."""
        init = self._uses({("Ljavax/net/ssl/SSLContext;", "init"): True})
        return tuple(place for _, _, place in init if self.unchecking.managers and self._bad_managers(place, 2))

    @cached_property
    def _bad_contexts(self) -> frozenset[Made]:
        """Where the contexts of those calls are made."""
        made = (one for place in self._bad_inits for one in self._trace.made(place.method, place.pc, 0))
        return frozenset(one.place for one in made)

    def _is_bad_factory(self, made: Made) -> bool:
        """Whether a value is a socket factory of a context that checks nothing."""
        if made.kind == "new":
            type_ = self._new_type(made)
            owner = self._methods.program.symbols.methods.owner
            return type_ >= 0 and any(int(owner[place.method]) == type_ for place in self._bad_inits)
        if made.kind != "call":
            return False
        found = self._methods.at(made.method, made.pc)
        name = found[0].called(found[1]) if found is not None else None
        if name is None:
            return False
        if name.cls == "Landroid/net/SSLCertificateSocketFactory;" and name.name == "getInsecure":
            return True
        if name.name != "getSocketFactory" or name.cls != "Ljavax/net/ssl/SSLContext;":
            return False
        return any(one.place in self._bad_contexts for one in self._trace.made(made.method, made.pc, 0))

    # answers

    def _class(self, method: int) -> str:
        """The outermost class around a method."""
        program = self._methods.program
        name = program.type_name(int(program.symbols.methods.owner[method]))
        return name.partition("$")[0].removesuffix(";") + ";"

    @cached_property
    def _wholly_off(self) -> frozenset[tuple[Family, str, str]]:
        """(family, kind of owner, SDK) of owners all of whose clients have their checks off."""
        clients: dict[tuple[Family, str, str], set[str]] = {}
        for _, family, place in self._uses(_CLIENTS):
            owner = self.code.owner_of(place.method)
            clients.setdefault((family, owner.kind, owner.sdk), set()).add(self._class(place.method))
        off = {(switch.family, switch.cls) for switch in self.switches}
        return frozenset(key for key, classes in clients.items() if all((key[0], cls) in off for cls in classes))

    def checks_are_off(self, family: Family, method: int) -> bool:
        """Whether what a method sends by clients of a family goes to servers that nobody checks."""
        cls, owner = self._class(method), self.code.owner_of(method)
        families = {family, "url"} if family == "volley" else {family}
        here = any(one.family in families and (one.wide or one.cls == cls) for one in self.switches)
        return here or (family, owner.kind, owner.sdk) in self._wholly_off

    def of(self, address: str, sink: Sink) -> Transport:
        """How data travels that ``sink`` sends to an address (an URL as far as known; "" when nothing is known)."""
        scheme, _, rest = address.partition("://")
        host = host_part(rest)
        scheme = scheme.lower() if rest else ""
        if not scheme and sink.api.startswith(("Ljavax/net/ssl/HttpsURLConnection;", "Ljavax/net/ssl/SSLSocket;")):
            scheme = "tls"
        if scheme in CLEARTEXT_SCHEMES:
            refused = scheme in POLICED and not self.cleartext_allowed(host)
            return "" if refused else "cleartext"
        if scheme not in TLS_SCHEMES:
            return ""
        family = family_of(sink.api, scheme)
        if family == "okhttp" and any(pattern_fits(pattern, host) for pattern in self.pins):
            return "tls-pinned"
        if self.checks_are_off(family, sink.method):
            return "tls-unchecked"
        domain = self._domain(host) if host else None
        return "tls-pinned" if domain is not None and domain.pinned and family != "apache" else "tls"

    def of_all(self, addresses: Iterable[str], sink: Sink) -> Transport:
        """The least safe of the ways in which data may travel to one of several addresses; "" when one is not known."""
        found = {self.of(address, sink) for address in addresses}
        order: tuple[Transport, ...] = ("cleartext", "", "tls-unchecked", "tls", "tls-pinned")
        return next((one for one in order if one in found), "")


def transport_of(address: str, sink: Sink, facts: Transports) -> Transport:
    """How data travels that ``sink`` sends to an address; as `Transports.of`."""
    return facts.of(address, sink)


def family_of(api: str, scheme: str) -> Family:
    """Whose settings hold for a sink, by its signature; of plain streams by the address."""
    for start, family in FAMILIES:
        if api.startswith(start):
            return family
    return "socket" if scheme in ("tls", "ssl") else "url" if api.startswith(("Ljava", "Landroid")) else "okhttp"


def host_part(rest: str) -> str:
    """The host of what follows ``://``, in lower case; "" when a part of it is not known."""
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0].rpartition("@")[2]
    if authority.startswith("["):
        return authority.partition("]")[0] + "]"
    host = authority.partition(":")[0].lower().rstrip(".")
    return "" if "…" in host or "\0" in host else host


def pattern_fits(pattern: str, host: str) -> bool:
    """Whether an OkHttp pin's pattern fits a host: ``**.`` any number of labels before it, ``*.`` exactly one."""
    if pattern.startswith("**."):
        return host == pattern[3:] or host.endswith(pattern[2:])
    if pattern.startswith("*."):
        return host.partition(".")[2] == pattern[2:]
    return host == pattern
