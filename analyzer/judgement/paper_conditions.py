"""Conditions over what is written down: the manifest, its components, the policy."""

import re
import unicodedata

from analyzer.apk.model import Component, Manifest
from analyzer.catalogue.conditions import (
    ComponentCondition,
    ManifestCondition,
    PolicyCondition,
    StatementCondition,
)
from analyzer.catalogue.model import Text
from analyzer.judgement.lookup import Case, partial_manifest
from analyzer.judgement.match import Match, Outcome, ref
from analyzer.judgement.wording import same
from analyzer.policy.model import Policy, PolicyCheck, Statement
from analyzer.value import Value

_CLEARTEXT_OFF_SINCE = 28
"""From this target SDK on, unencrypted HTTP is off unless the app allows it (Android 9 behaviour changes)."""

_USER_TRUST_OFF_SINCE = 24
"""From this target SDK on, certificates that the user installed are not trusted by default (Android 7)."""


def components(case: Case, condition: ComponentCondition) -> Outcome:
    """One match per enabled component."""
    manifest = case.facts.manifest
    found = [
        (number, component)
        for number, component in enumerate(manifest.components)
        if component.enabled and manifest.application_enabled and _component_fits(condition, component)
    ]
    matches = tuple(_component(case, condition, number, component) for number, component in found)
    looked = case.lexicon.text("looked.components", count=len(manifest.components))
    return Outcome(matches=matches, unseen=partial_manifest(case), looked=(looked,))


def _component_fits(condition: ComponentCondition, component: Component) -> bool:
    return (
        (not condition.kinds or component.kind in condition.kinds)
        and (not condition.actions or bool(_actions(condition, component)))
        and (condition.exported is None or component.exported is condition.exported)
        and (condition.priority is None or _priority(condition, component) >= condition.priority)
    )


def _priority(condition: ComponentCondition, component: Component) -> int:
    """The highest priority of a filter with one of the actions asked for."""
    asked = [f.priority for f in component.filters if not condition.actions or set(f.actions) & set(condition.actions)]
    return max(asked, default=0)


def _actions(condition: ComponentCondition, component: Component) -> tuple[str, ...]:
    stated = {action for entry in component.filters for action in entry.actions}
    return tuple(sorted(stated & set(condition.actions)))


def _component(case: Case, condition: ComponentCondition, number: int, component: Component) -> Match:
    actions = _actions(condition, component)
    names = case.lexicon.listed([same(action.rpartition(".")[2]) for action in actions])
    fields = {"component": same(component.name), "components": same(component.name), "actions": names}
    return Match(
        identity=(component.kind, *actions),
        distinction=_unnamed(component),
        subject=case.lexicon.text("subject.component", component=component.name.rpartition(".")[2], actions=names),
        fields=tuple(fields.items()),
        evidence=ref("component", number),
    )


def _unnamed(component: Component) -> tuple[str, ...]:
    """What tells components of one kind apart, without the names that an obfuscator may have chosen."""
    stated = {component.permission, *(action for entry in component.filters for action in entry.actions)}
    priority = max((entry.priority for entry in component.filters), default=0)
    return (
        str(component.exported),
        f"{priority:+012d}",
        *sorted(name for name in stated if name.startswith("android.")),
    )


def manifest(case: Case, condition: ManifestCondition) -> Outcome:
    """At most one match: the manifest itself."""
    read = case.facts.manifest
    fits = (
        (condition.internet is None or _has_internet(read) is condition.internet)
        and (condition.cleartext is None or cleartext(read) == condition.cleartext)
        and (condition.target_below is None or read.target_sdk < condition.target_below)
        and (condition.trusts_user_certificates is None or _trusts_users(read) is condition.trusts_user_certificates)
        and (condition.launcher is None or _in_launcher(read) is condition.launcher)
        and (condition.blank_label is None or _is_nameless(read) is condition.blank_label)
        and (not condition.label_words or bool(_called(read, condition.label_words)))
    )
    unseen = partial_manifest(case)
    looked = (case.lexicon.text("looked.manifest"),)
    if not fits:
        return Outcome(unseen=unseen, looked=looked)
    security = read.network_security
    fields = {
        "target": same(read.target_sdk),
        "label": same(_called(read, condition.label_words)),
        "domains": case.lexicon.listed([same(name) for name in (security.cleartext_domains if security else ())]),
    }
    match = Match(
        identity=("manifest",),
        subject=case.lexicon.text("subject.manifest"),
        fields=tuple(fields.items()),
        evidence=ref("manifest", 0),
    )
    return Outcome(matches=(match,), unseen=unseen, looked=looked)


def cleartext(manifest: Manifest) -> str:
    """How far unencrypted HTTP is allowed: "all" hosts, "some" domains, or "none" (also without network access).

    A network security configuration replaces ``usesCleartextTraffic`` on Android 7 and later; on devices before that
    the attribute would count, which is left aside.
    """
    if not _has_internet(manifest):
        return "none"
    default = manifest.target_sdk < _CLEARTEXT_OFF_SINCE
    security = manifest.network_security
    if security is None:
        return "all" if (default if manifest.cleartext is None else manifest.cleartext) else "none"
    if default if security.cleartext_base is None else security.cleartext_base:
        return "all"
    return "some" if security.cleartext_domains else "none"


def _has_internet(manifest: Manifest) -> bool:
    return any(permission.name == "android.permission.INTERNET" for permission in manifest.uses_permissions)


def _trusts_users(manifest: Manifest) -> bool:
    if manifest.network_security is not None:
        return manifest.network_security.trusts_user_certificates
    return manifest.target_sdk < _USER_TRUST_OFF_SINCE


_MAIN = "android.intent.action.MAIN"
_LAUNCHERS = frozenset(
    {
        "android.intent.category.LAUNCHER",
        "android.intent.category.LEANBACK_LAUNCHER",
        "android.intent.category.CAR_LAUNCHER",
        "android.intent.category.HOME",
    }
)
"""By these a launcher shows a screen, or the screen is a launcher itself."""

_OPENED_BY_SYSTEM = frozenset(
    {
        "android.view.InputMethod",
        "android.service.wallpaper.WallpaperService",
        "android.service.dreams.DreamService",
        "android.service.quicksettings.action.QS_TILE",
    }
)
"""Services that the user picks in the settings of the system: an app that offers one needs no icon."""

_SHAPELESS = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
"""General categories of characters that leave nothing to be seen when they stand alone."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that count as letters or symbols and have no shape: Hangul fillers, the blank Braille pattern."""


def _screens(manifest: Manifest) -> tuple[Component, ...]:
    enabled = manifest.components if manifest.application_enabled else ()
    return tuple(entry for entry in enabled if entry.enabled and entry.kind in ("activity", "activity-alias"))


def _is_shown(component: Component) -> bool:
    return any(_MAIN in entry.actions and _LAUNCHERS & set(entry.categories) for entry in component.filters)


def _in_launcher(manifest: Manifest) -> bool | None:
    """Whether a launcher shows the app; None when none has to: it has no screen, tests another package, or is picked in
    the settings of the system.
    """
    screens = _screens(manifest)
    if any(_is_shown(entry) for entry in screens):
        return True
    stated = {action for entry in manifest.components for found in entry.filters for action in found.actions}
    return False if screens and not manifest.instrumentation and not stated & _OPENED_BY_SYSTEM else None


def _is_nameless(manifest: Manifest) -> bool:
    """Whether every name that is stated for the launcher is made of characters without a shape."""
    own = [entry.label for entry in _screens(manifest) if _is_shown(entry)] or [""]
    names = [name for name in own if name]
    if not all(own):
        names += [label.text for label in manifest.labels]
    return bool(names) and all(name and _is_blank(name) for name in names)


def _called(manifest: Manifest, words: tuple[str, ...]) -> str:
    """The first name of the app that has one of the words; a word of Latin letters has no letter beside it."""
    parts = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words)
    found = re.compile("|".join(parts))
    return next((label.text for label in manifest.labels if words and found.search(label.text.lower())), "")


def _is_blank(name: str) -> bool:
    return all(mark in _BLANK_LETTERS or unicodedata.category(mark) in _SHAPELESS for mark in name)


def policy_checks(case: Case, condition: PolicyCondition) -> Outcome:
    """One match per whole-policy check."""
    policy = case.facts.policy
    if policy is None:
        return Outcome(unseen=(case.lexicon.text("unseen.policy-not-supplied"),))
    found = {check.id: (number, check) for number, check in enumerate(policy.checks)}
    looked = (case.lexicon.text("looked.policy", sentences=len(policy.document.sentences)),)
    if any(name in found and found[name][1].found for name in condition.unless_found):
        return Outcome(looked=looked)
    unseen: list[Text] = []
    matches = []
    for name in condition.checks:
        if name not in found:
            unseen.append(case.lexicon.text("unseen.policy-check", check=check_name(case, name)))
            continue
        number, check = found[name]
        if check.found is not condition.found or condition.near not in (None, bool(check.nearest)):
            continue
        if condition.values and check.value not in condition.values:
            continue
        promise = _promise(check.value)
        if condition.above is not None and (promise is None or promise.working_days <= condition.above):
            continue
        if (not check.found or condition.unless_found) and not is_whole(policy):
            unseen.append(case.lexicon.text("unseen.policy-not-readable"))
            continue
        matches.append(_policy_check(case, number, check, promise))
    return Outcome(matches=tuple(matches), unseen=tuple(unseen), looked=looked)


def check_name(case: Case, check: str) -> Text:
    """What a whole-policy check is about."""
    return case.lexicon.text(f"report.checks.{check}")


def is_whole(policy: Policy) -> bool:
    """Whether "not in the policy" may be said at all."""
    return policy.complete and not policy.gaps and not policy.document.gaps and policy.document.language in ("zh", "en")


def is_shown(case: Case) -> bool:
    """Whether the policy is the app's, named by somebody: one that merely lies in the package may not be what the app
    shows, one that names another product may be another app's, so that nothing about its text is more than suspected.
    """
    return case.facts.policy_origin.kind != "package" and case.facts.consistency.another is None


class _Promise(Value, kw_only=True):
    """A time within which the policy promises to answer. ``exact`` when it was stated in working days."""

    count: int
    unit: str
    working_days: float
    exact: bool


_PROMISE = re.compile(r"([0-9]{1,4})(?: (working days|days|weeks|months|hours))?")
_WORKING_DAYS = {"working days": 1.0, "days": 5 / 7, "weeks": 5.0, "months": 30 * 5 / 7, "hours": 5 / 7 / 24}


def _promise(value: str) -> _Promise | None:
    stated = _PROMISE.fullmatch(value)
    if stated is None:
        return None
    count, unit = int(stated[1]), stated[2] or "working days"
    return _Promise(
        count=count,
        unit=unit.replace(" ", "-"),
        working_days=count * _WORKING_DAYS[unit],
        exact=unit == "working days",
    )


def _policy_check(case: Case, number: int, check: PolicyCheck, promise: _Promise | None) -> Match:
    sentence = check.sentence or check.nearest
    near = case.lexicon.text("nearest.none")
    if sentence:
        near = case.lexicon.text("nearest.found" if check.sentence else "nearest.sentence", number=sentence)
    fields = {
        "check": check_name(case, check.id),
        "value": _value(case, check, promise),
        "searched": case.lexicon.listed([same(word) for word in check.searched]),
        "nearest": near,
    }
    return Match(
        identity=(check.id,),
        subject=check_name(case, check.id),
        fields=tuple(fields.items()),
        evidence=ref("policy-check", number) + (ref("sentence", sentence) if sentence else ()),
        certain=is_shown(case) and (promise is None or promise.exact),
    )


_TOLD = {"home": "home", "abroad": "abroad", "conditional": "conditional", "unnamed": "unnamed", "no": "not_done"}
"""What a check read, to the key of its words in a report."""


def _value(case: Case, check: PolicyCheck, promise: _Promise | None) -> Text:
    if promise:
        return case.lexicon.text(f"promise.{promise.unit}", count=promise.count)
    told = _TOLD.get(check.value)
    return case.lexicon.text(f"report.check_values.{told}") if told else same(check.value)


def statements(case: Case, condition: StatementCondition) -> Outcome:
    """At most one match: all statements of that kind, or their absence."""
    policy = case.facts.policy
    if policy is None:
        return Outcome(unseen=(case.lexicon.text("unseen.policy-not-supplied"),))
    looked = (case.lexicon.text("looked.policy", sentences=len(policy.document.sentences)),)
    found = [entry for entry in policy.statements if entry.polarity == "yes" and entry.action in condition.actions]
    if condition.unnamed_recipient:
        found = [] if _names_recipient(policy) else [entry for entry in found if _goes_to_somebody(entry)]
    absent = not found and (condition.unnamed_recipient or not policy.mentions)
    if absent if condition.present else not absent:
        return Outcome(looked=looked)
    if (not condition.present or condition.unnamed_recipient) and not is_whole(policy):
        return Outcome(unseen=(case.lexicon.text("unseen.policy-not-readable"),), looked=looked)
    return Outcome(matches=(_statement(case, condition, found),), looked=looked)


_COLLECTING = ("collect", "use")


def _goes_to_somebody(statement: Statement) -> bool:
    """Whether data goes to a third party by it: whoever shares, or a third party that collects by itself."""
    if statement.action in _COLLECTING:
        return statement.actor.kind == "third-party"
    return statement.actor.kind in ("first-party", "third-party")


def _names_recipient(policy: Policy) -> bool:
    """Whether a third party is named as one that gets data; a name that merely occurs may be a word like any other."""
    named = any(mention.data_types for mention in policy.sdk_mentions)
    return named or any(entry.actor.kind == "named-third-party" for entry in policy.statements)


def _statement(case: Case, condition: StatementCondition, found: list[Statement]) -> Match:
    numbers = tuple(sorted({entry.sentence for entry in found}))
    key = "subject.statements" if condition.present else "subject.no-statement"
    fields = {"sentence": same(numbers[0] if numbers else 0), "count": same(len(numbers))}
    return Match(
        identity=("statement", *condition.actions),
        subject=case.lexicon.text(key),
        fields=tuple(fields.items()),
        evidence=ref("sentence", *numbers),
        certain=is_shown(case),
    )
