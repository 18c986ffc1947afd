"""Whether code that should check a TLS peer does: trust managers, host name verifiers, certificate errors of web pages.

Read from the code alone: a method that on no way throws what says "not trusted" checks nothing. What cannot be seen
(native code, code that is not packaged and gets the certificates) counts as a check.
"""

from collections.abc import Callable

from analyzer.apk.call_sites import call_site, method_handle
from analyzer.apk.opcodes import OPCODES, Flag
from analyzer.flows.destinations_code import Methods, is_call, origins
from analyzer.names import MethodName
from analyzer.program.flow import Flow

TRUST_MANAGERS = ("Ljavax/net/ssl/X509TrustManager;", "Ljavax/net/ssl/X509ExtendedTrustManager;")
VERIFIERS = (
    "Ljavax/net/ssl/HostnameVerifier;",
    "Lorg/apache/http/conn/ssl/X509HostnameVerifier;",
    "Lorg/apache/http/conn/ssl/AbstractVerifier;",
)
WEB_CLIENT = "Landroid/webkit/WebViewClient;"

ACCEPTING_FIELDS = frozenset(
    {
        "Lorg/apache/http/conn/ssl/SSLSocketFactory;->ALLOW_ALL_HOSTNAME_VERIFIER",
        "Lorg/apache/http/conn/ssl/SSLConnectionSocketFactory;->ALLOW_ALL_HOSTNAME_VERIFIER",
        "Lorg/apache/http/conn/ssl/NoopHostnameVerifier;->INSTANCE",
        "Lcz/msebera/android/httpclient/conn/ssl/SSLSocketFactory;->ALLOW_ALL_HOSTNAME_VERIFIER",
        "Lcz/msebera/android/httpclient/conn/ssl/SSLConnectionSocketFactory;->ALLOW_ALL_HOSTNAME_VERIFIER",
    }
)
"""Fields (class and name) that hold a verifier which accepts every host name."""
ACCEPTING_CLASSES = frozenset(
    {
        "Lorg/apache/http/conn/ssl/AllowAllHostnameVerifier;",
        "Lorg/apache/http/conn/ssl/NoopHostnameVerifier;",
        "Lcz/msebera/android/httpclient/conn/ssl/AllowAllHostnameVerifier;",
    }
)

_CHECKS = frozenset({"checkServerTrusted", "checkClientTrusted", "isServerTrusted", "validate", "verify"})
"""Names of methods that check certificates, whosever they are; `checkValidity` looks at the date only."""
_SAYS_UNTRUSTED = frozenset(
    {
        "Ljava/security/cert/CertificateException;",
        "Ljava/security/GeneralSecurityException;",
        "Ljava/lang/Exception;",
        "Ljava/lang/Throwable;",
    }
)
"""What a handler catches that also catches the answer of a check."""
_SAYS_NOTHING = frozenset(
    {
        "Ljava/lang/IllegalArgumentException;",
        "Ljava/lang/NullPointerException;",
        "Ljava/lang/UnsupportedOperationException;",
    }
)
"""Thrown for bad arguments, not for certificates."""
_BRIDGE = 0x40
_DEEPEST = 3
_MOST_INSTRUCTIONS = 20_000


Judged = dict[tuple[int, int], bool]
"""Methods by number and how many more may be entered from them, and whether they can say no."""


def checks_servers(methods: Methods, method: int, judged: Judged, depth: int = _DEEPEST) -> bool:
    """Whether a packaged ``checkServerTrusted`` (or what it calls) can say that a server is not trusted.

    A check whose exception is caught counts when the handler goes on to throw.
    """
    key = method, depth
    if key not in judged:
        judged[key] = False  # what a recursion comes back to adds nothing
        judged[key] = _can_say_no(methods, method, judged, depth)
    return judged[key]


def _can_say_no(methods: Methods, method: int, judged: Judged, depth: int) -> bool:
    flow = methods.flow(method)
    if flow is None or len(flow.instructions) > _MOST_INSTRUCTIONS:
        return True  # native, or too large to be looked at
    waiting, seen = [0], {0}
    while waiting:
        at = waiting.pop()
        if not methods.spend():
            return True
        if at >= len(flow.instructions):
            continue
        onward = _after(flow, at)
        if _may_say_no(methods, flow, at, judged, depth):
            caught = _handlers(flow, at)
            if caught is None:
                return True
            onward += caught
        for other in onward:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


def _after(flow: Flow, at: int) -> list[int]:
    """The instructions that may follow, exceptions left aside."""
    i = flow.instructions[at]
    if i.op > 255:
        return []
    onward = [flow.index[pc] for pc in i.targets if pc in flow.index]
    return [*onward, at + 1] if OPCODES[i.op].flags & Flag.CONTINUES else onward


def _handlers(flow: Flow, at: int) -> list[int] | None:
    """Where a certificate exception thrown at ``at`` is caught; None when it leaves the method."""
    for handler in flow.code.handlers_of(flow.instructions[at].pc):
        kind = flow.dex.type_name(handler.type_index) if handler.type_index >= 0 else ""
        if not kind or kind in _SAYS_UNTRUSTED:
            return [flow.index[handler.pc]] if handler.pc in flow.index else []
    return None


def _may_say_no(methods: Methods, flow: Flow, at: int, judged: Judged, depth: int) -> bool:
    """Whether the instruction may throw because a certificate is not trusted."""
    i = flow.instructions[at]
    if i.op == 0x27:
        made = origins(flow, i.registers[0], at)
        new = [flow.instructions[o] for o in made if o >= 0 and flow.instructions[o].op == 0x22]
        return not new or len(new) < len(made) or any(flow.dex.type_name(n.ref) not in _SAYS_NOTHING for n in new)
    name = flow.called(at) if is_call(i) else None
    if name is None:
        return False
    if name.name in _CHECKS:
        return True
    reference = methods.reference(flow, at)
    targets = methods.sources.targets(reference, i.op, 4) if reference >= 0 else None
    if targets:
        return depth <= 0 or any(checks_servers(methods, target, judged, depth - 1) for target in targets)
    return methods.program.methods.origin[reference] == 0 and _takes_certificates(name)


def _takes_certificates(name: MethodName) -> bool:
    return any(kind.endswith("Certificate;") for kind in name.parameters)


def accepts_all_names(methods: Methods, method: int) -> bool:
    """Whether a packaged ``verify`` gives back true on every way."""
    flow = methods.flow(method)
    if flow is None or len(flow.instructions) > _MOST_INSTRUCTIONS:
        return False
    given = [(at, i.registers[0]) for at, i in enumerate(flow.instructions) if i.op == 0x0F]
    made = {(at, origin) for at, register in given for origin in origins(flow, register, at) or (-1,)}
    code = flow.instructions
    return bool(made) and all(o >= 0 and 0x12 <= code[o].op <= 0x15 and code[o].literal == 1 for _, o in made)


def proceeds(methods: Methods, method: int) -> bool:
    """Whether a packaged ``onReceivedSslError`` lets the page load on every way that ends without an exception."""
    flow = methods.flow(method)
    if flow is None or len(flow.instructions) > _MOST_INSTRUCTIONS:
        return False
    found = False
    waiting, seen = [0], {0}
    while waiting:
        at = waiting.pop()
        if at >= len(flow.instructions):
            continue
        i = flow.instructions[at]
        if 0x0E <= i.op <= 0x11:
            return False
        name = flow.called(at) if is_call(i) else None
        if name is not None and (name.cls, name.name) == ("Landroid/webkit/SslErrorHandler;", "proceed"):
            found = True
            continue
        for other in _after(flow, at):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return found


class Unchecking:
    """The packaged classes (type numbers) whose objects check nothing: ``managers`` of certificates, ``verifiers`` of
    host names, ``web_clients`` that load a page despite a certificate error.
    """

    def __init__(self, methods: Methods) -> None:
        self._methods = methods
        judged: Judged = {}
        self.managers = self._below(
            TRUST_MANAGERS, "checkServerTrusted", lambda m: not checks_servers(methods, m, judged)
        )
        self.verifiers = self._below(VERIFIERS, "verify", lambda m: accepts_all_names(methods, m))
        self.web_clients = self._below((WEB_CLIENT,), "onReceivedSslError", lambda m: proceeds(methods, m))

    def _below(self, above: tuple[str, ...], name: str, unchecked: Callable[[int], bool]) -> frozenset[int]:
        program, found = self._methods.program, set()
        wanted = program.symbols.strings.find(name)
        roots = [number for root in above if (number := program.find_type(root)) >= 0]
        for type_ in sorted({int(t) for root in roots for t in program.descendants_of(root)}):
            own = self._of(type_, wanted)
            if own and all(unchecked(method) for method in own):
                found.add(type_)
        return frozenset(found)

    def _of(self, type_: int, name: int) -> list[int]:
        """The methods of a name that a class has, or the nearest packaged class above that has any."""
        program = self._methods.program
        for _ in range(16):
            if type_ < 0 or program.types.dex[type_] < 0:
                return []
            mine = [int(m) for m in program.methods_of(type_) if int(program.symbols.methods.name[m]) == name]
            mine = [m for m in mine if not program.methods.access[m] & _BRIDGE and program.methods.dex[m] >= 0]
            if concrete := [m for m in mine if self._methods.flow(m) is not None]:
                return concrete
            type_ = int(program.types.superclass[type_])
        return []

    def lambda_accepts(self, method: int, pc: int) -> bool:
        """Whether ``invoke-custom`` at a place makes a verifier that accepts every host name."""
        found = self._methods.at(method, pc)
        if found is None or found[0].instructions[found[1]].op not in (0xFC, 0xFD):
            return False
        flow, at = found
        site = call_site(flow.dex, flow.instructions[at].ref)
        if site is None or site.name != "verify":
            return False
        numbers = self._methods.program.symbols.dexes[flow.dex_number].methods
        handles = [method_handle(flow.dex, index) for index in site.handles]
        targets = [h.target for h in handles if h is not None and not h.is_field and 0 <= h.target < len(numbers)]
        return bool(targets) and all(accepts_all_names(self._methods, int(numbers[target])) for target in targets)
