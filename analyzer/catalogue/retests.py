"""Kinds of checks, by what they ask: each has a default re-test in ``rulesets/retests.yml``."""

from analyzer.catalogue.conditions import FlowCondition, ManifestCondition, ReadCondition, RequestCondition, When
from analyzer.catalogue.model import Catalogue, Check, Retest, RetestKind
from analyzer.value import Value

_KEPT_HERE = frozenset({"log", "file", "external-storage", "preferences", "database"})
_CONDUCT = {
    **dict.fromkeys(("sms-sending", "short-number-messages"), "conduct-messages"),
    **dict.fromkeys(("message-suppression", "message-answering"), "conduct-messages"),
    **dict.fromkeys(("silent-installation", "installation-prompt", "package-download"), "conduct-apps"),
    **dict.fromkeys(("keep-alive", "foreign-service-start"), "conduct-staying"),
    **dict.fromkeys(("overlay-window", "window-popup", "icon-hiding"), "conduct-screen"),
}
"""Kind of the re-test by the first act that a check asks for; any other is one of control."""

_OTHER_APPS = frozenset({"intent", "clipboard", "provider", "bluetooth", "nfc"})


class Retests(Value, kw_only=True, rename=lambda name: name.replace("_", "-")):
    """``rulesets/retests.yml``: one re-test for each kind of check, all of them."""

    conduct_messages: Retest
    conduct_apps: Retest
    conduct_staying: Retest
    conduct_screen: Retest
    conduct_control: Retest
    read: Retest
    read_before_consent: Retest
    read_in_background: Retest
    read_against_policy: Retest
    read_beyond_type: Retest
    flow: Retest
    flow_in_clear: Retest
    flow_unchecked: Retest
    flow_fixed_key: Retest
    flow_kept: Retest
    flow_to_apps: Retest
    flow_abroad: Retest
    request: Retest
    request_after_refusal: Retest
    permission: Retest
    sdk: Retest
    sdk_before_consent: Retest
    sdk_and_policy: Retest
    component: Retest
    screen: Retest
    screen_missing: Retest
    statement: Retest
    policy: Retest
    manifest: Retest
    manifest_cleartext: Retest
    manifest_certificates: Retest


def by_kind(retests: Retests | None) -> tuple[RetestKind, ...]:
    """The file as values, in its order; none when there is no file."""
    if retests is None:
        return ()
    return tuple(
        RetestKind(id=name.replace("_", "-"), retest=getattr(retests, name)) for name in retests.__struct_fields__
    )


def retest_of(catalogue: Catalogue, rule: str, check: str) -> Retest | None:
    """How to settle what a check of a rule suspects; None when neither it nor the rulesets say."""
    found = next((one for each in catalogue.rules if each.id == rule for one in each.checks if one.id == check), None)
    return _stated(catalogue, found) if found else None


def _stated(catalogue: Catalogue, check: Check) -> Retest | None:
    if check.retest is not None:
        return check.retest
    kind = kind_of(check.when)
    return next((entry.retest for entry in catalogue.retests if entry.id == kind), None)


def kind_of(when: When) -> str:
    """The kind of a check: of the condition that gives its subjects, narrowed by what that asks."""
    if when.conduct is not None:
        return _CONDUCT.get(when.conduct.acts[0] if when.conduct.acts else "", "conduct-control")
    if when.read is not None:
        return _of_read(when.read)
    if when.flow is not None:
        return _of_flow(when.flow)
    if when.request is not None:
        return _of_request(when.request)
    if when.permission is not None:
        return "permission"
    if when.sdk is not None:
        if "before" in when.sdk.starts:
            return "sdk-before-consent"
        return "sdk" if when.policy is None else "sdk-and-policy"
    if when.component is not None:
        return "component"
    if when.screen is not None:
        return "screen-missing" if when.screen.without else "screen"
    if when.statement is not None:
        return "statement"
    return "policy" if when.policy is not None else _of_manifest(when.manifest)


def _of_read(read: ReadCondition) -> str:
    if "before" in read.consent:
        return "read-before-consent"
    if {"background", "repeating"} & set(read.phases):
        return "read-in-background"
    if read.outside_app_type:
        return "read-beyond-type"
    return "read-against-policy" if read.disclosure or read.sdk_disclosure else "read"


def _of_flow(flow: FlowCondition) -> str:
    channels = set(flow.channels)
    if "cleartext" in flow.transport:
        return "flow-in-clear"
    if "tls-unchecked" in flow.transport:
        return "flow-unchecked"
    if flow.constant_key:
        return "flow-fixed-key"
    if channels and channels <= _KEPT_HERE:
        return "flow-kept"
    if channels and channels <= _OTHER_APPS:
        return "flow-to-apps"
    return "flow-abroad" if flow.abroad else "flow"


def _of_request(request: RequestCondition) -> str:
    return "request-after-refusal" if request.repeated or request.denied else "request"


def _of_manifest(manifest: ManifestCondition | None) -> str:
    if manifest is not None and manifest.cleartext is not None:
        return "manifest-cleartext"
    if manifest is not None and manifest.trusts_user_certificates:
        return "manifest-certificates"
    return "manifest"
