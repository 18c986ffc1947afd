"""The network security configuration of a package to what it says about cleartext and trust anchors."""

from collections.abc import Iterator

from analyzer.apk.axml import Document, Element, Value
from analyzer.apk.model import DomainSecurity, NetworkSecurity

_CLEARTEXT = "cleartextTrafficPermitted"
_DEEPEST = 32


def read_network_security(document: Document, debuggable: bool) -> NetworkSecurity:
    """What the configuration allows; ``debug-overrides`` counts only in a debuggable package, as on the device.

    A domain without a flag of its own has that of the configuration around it.
    """
    root = document.root
    if root is None:
        return NetworkSecurity()
    base = next(root.each("base-config"), None)
    domains = [pair for one in root.each("domain-config") for pair in _domain_configs(one, None, _DEEPEST)]
    trusting = [*root.each("base-config"), *(config for config, _ in domains)]
    if debuggable:
        trusting += root.each("debug-overrides")
    return NetworkSecurity(
        cleartext_base=_flag(base) if base else None,
        cleartext_domains=_names(config for config, cleartext in domains if cleartext),
        trusts_user_certificates=any(_trusts_user(config) for config in trusting),
        pinned_domains=_names(config for config, _ in domains if _has_pins(config)),
        domains=tuple(one for config in root.each("domain-config") for one in _domains(config, None, False, _DEEPEST)),
    )


def _domains(element: Element, around: bool | None, pinned: bool, depth: int) -> Iterator[DomainSecurity]:
    """Every domain of the configuration and of those nested in it, with the cleartext flag and pins that count."""
    flag = _flag(element)
    flag = around if flag is None else flag
    pinned = _has_pins(element) or (pinned and next(element.each("pin-set"), None) is None)
    for domain in element.each("domain"):
        if name := domain.text.strip().lower():
            wide = _true(domain.attributes.get("includeSubdomains")) or False
            yield DomainSecurity(name=name, subdomains=wide, cleartext=flag, pinned=pinned)
    if depth:
        for inner in element.each("domain-config"):
            yield from _domains(inner, flag, pinned, depth - 1)


def _domain_configs(element: Element, around: bool | None, depth: int) -> Iterator[tuple[Element, bool | None]]:
    """The configuration and those nested in it, each with the cleartext flag that counts for it."""
    flag = _flag(element)
    flag = around if flag is None else flag
    yield element, flag
    if depth:
        for inner in element.each("domain-config"):
            yield from _domain_configs(inner, flag, depth - 1)


def _flag(element: Element) -> bool | None:
    return _true(element.attributes.get(_CLEARTEXT))


def _true(value: Value | None) -> bool | None:
    if value is None:
        return None
    return value.number != 0 if value.number is not None else value.text.strip().lower() == "true"


def _names(configs: Iterator[Element]) -> tuple[str, ...]:
    names = (domain.text.strip() for config in configs for domain in config.each("domain"))
    return tuple(dict.fromkeys(name for name in names if name))


def _trusts_user(element: Element) -> bool:
    anchors = (one for anchor in element.each("trust-anchors") for one in anchor.each("certificates"))
    return any("src" in one.attributes and one.attributes["src"].text.strip() == "user" for one in anchors)


def _has_pins(element: Element) -> bool:
    return any(True for pins in element.each("pin-set") for _ in pins.each("pin"))
