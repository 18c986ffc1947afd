"""A few lines of text to Facts: the language in which rules write their examples."""

import difflib
import shlex
from collections.abc import Callable
from typing import Any, get_args

from analyzer.apk.model import (
    Component,
    ComponentKind,
    FileIdentity,
    IntentFilter,
    Label,
    Manifest,
    NetworkSecurity,
    PackageContents,
    UsesPermission,
)
from analyzer.behaviours.model import (
    GRADES,
    CallSite,
    EntryPoint,
    PermissionRequest,
    PermissionStatus,
    PermissionUse,
    SdkPresence,
    SdkStart,
    SensitiveRead,
)
from analyzer.behaviours.screen_model import ScreenFact, ScreenSource
from analyzer.catalogue.screen_kinds import ScreenKind
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim, Recipient, SdkClaim
from analyzer.consistency.recipients import find_recipients
from analyzer.facts import CodeSummary, Facts, ToolIdentity
from analyzer.gaps import Cause, Gap
from analyzer.judgement.story_flows import may_be, read_flow, read_recipient, read_recipient_claim
from analyzer.judgement.story_words import SITE, FactsError, Words
from analyzer.policy.model import Actor, Block, Policy, PolicyCheck, PolicyDocument, Sentence, Span, Statement
from analyzer.value import Value

EXAMPLE_DATE = "2026-11-21"
"""Date of assessment of an example that states none."""


class Story(Value, kw_only=True):
    """What an example says: facts, and the inputs of the assessment."""

    facts: Facts
    date: str = EXAMPLE_DATE
    app_type: str = ""


def read_story(text: str) -> Story:
    """Facts from lines such as ``read imei at La/B;->c()V by app reachable``; ``docs/rules.md`` lists them all.

    Raises:
        FactsError: a line that is none of them.
    """
    teller = _Teller()
    for number, line in enumerate(text.splitlines(), 1):
        try:
            words = shlex.split(line, comments=True)
            if not words:
                continue
            teller.tell(words[0], Words(words[1:]))
        except ValueError as error:
            raise FactsError(f"facts line {number} ('{line.strip()}'): {error}") from error
    return teller.story()


class _Teller:
    """Collects lines into one story."""

    def __init__(self) -> None:
        self._lists: dict[str, list[Any]] = {
            name: []
            for name in (
                *(
                    "reads",
                    "permissions",
                    "sdks",
                    "sdk_starts",
                    "permission_requests",
                    "screens",
                    "data_claims",
                    "sdk_claims",
                    "permission_claims",
                    "checks",
                    "flows",
                    "recipients",
                    "transfers",
                ),
                *("statements", "mentions", "components", "gaps", "stages", "uses"),
            )
        }
        self._manifest: dict[str, Any] = {"package": "com.example", "target_sdk": 34}
        self._security: dict[str, Any] = {}
        self._policy: tuple[bool, str] | None = None
        self._date, self._app_type = EXAMPLE_DATE, ""
        self._verbs: dict[str, Callable[[Words], None]] = {
            "read": self._read,
            "permission": self._permission,
            "flow": lambda words: self._lists["flows"].append(read_flow(words)),
            "recipient": lambda words: self._lists["recipients"].append(read_recipient(words)),
            "recipient-claim": lambda words: self._lists["transfers"].append(read_recipient_claim(words)),
            "sdk": self._sdk,
            "sdk-start": self._sdk_start,
            "request": self._request,
            "screen": self._screen,
            "policy": self._say_policy,
            "claim": self._claim,
            "sdk-claim": self._sdk_claim,
            "permission-claim": self._permission_claim,
            "check": self._check,
            "statement": self._statement,
            "mention": lambda words: self._lists["mentions"].append((words.next("a data type"), 1)),
            "component": self._component,
            "manifest": self._say_manifest,
            "label": lambda words: self._manifest.update(labels=(Label(locale="", text=words.next("a name")),)),
            "target": lambda words: self._manifest.update(target_sdk=int(words.next("an API level"))),
            "type": lambda words: setattr(self, "_app_type", words.next("an app type")),
            "date": lambda words: setattr(self, "_date", words.next("a date")),
            "gap": self._gap,
            "stage": lambda words: self._lists["stages"].append(words.next("a stage")),
        }

    def tell(self, verb: str, words: Words) -> None:
        """Take in one line."""
        if verb not in self._verbs:
            near = difflib.get_close_matches(verb, self._verbs, n=1)
            raise FactsError(f"unknown word '{verb}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        self._verbs[verb](words)
        words.done()

    def _read(self, words: Words) -> None:
        data_type = words.next("a data type")
        method, api = words.after("at", SITE), words.after("via", "Landroid/example/Source;->get()V")
        kind, argument = words.after("entry", "activity"), words.after("argument")
        manner = words.after("manner")
        words.flag("by")
        permitted = not words.flag("not-permitted")
        phases = words.phases()
        stated = words.choice(GRADES, "reachable")
        grade = next(grade for grade in GRADES if grade == stated)
        read = SensitiveRead(
            data_type=data_type,
            kind="api",
            api=api,
            argument=argument,
            manner=manner,
            site=CallSite(method=method),
            owner=words.owner(),
            grade=grade,
            entry=None if grade == "packaged" else EntryPoint(method=SITE, kind=kind),
            permitted=permitted,
            consent=words.consent(),
            phases=phases,
        )
        self._lists["reads"].append(read)

    def _permission(self, words: Words) -> None:
        name = words.next("a permission")
        stated: dict[str, Any] = {"name": name, "status": words.choice(get_args(PermissionStatus))}
        use = PermissionUse(
            **stated,
            requested=stated["status"] != "used-not-requested",
            protection=words.after("protection", "dangerous"),
            group=words.after("group"),
            causes=words.all_after("cause"),
        )
        self._lists["permissions"].append(use)
        if use.requested:
            self._lists["uses"].append(UsesPermission(name=name))

    def _sdk(self, words: Words) -> None:
        name = words.next("an SDK id")
        categories = words.all_after("category")
        live = words.choice(("live", "packaged")) == "live"
        self._lists["sdks"].append(SdkPresence(id=name, name=name, categories=categories, live=live))

    def _sdk_start(self, words: Words) -> None:
        name, kind = words.next("an SDK id"), words.next("a kind of call")
        api, consent = words.after("via", "Lcom/example/Sdk;->init()V"), words.consent()
        start = SdkStart(sdk=name, kind=kind, api=api, site=CallSite(method=SITE), grade="start-up", consent=consent)
        self._lists["sdk_starts"].append(start)

    def _request(self, words: Words) -> None:
        names = tuple(words.next("permissions, joined by commas").split(","))
        stated: dict[str, Any] = {"complete": not words.flag("incomplete"), "grade": words.choice(GRADES, "reachable")}
        stated["phases"], stated["repeated"] = words.phases(), words.after("repeated")
        stated["denied"] = words.after("denied")
        words.flag("by")
        request = PermissionRequest(permissions=names, site=CallSite(method=SITE), owner=words.owner(), **stated)
        self._lists["permission_requests"].append(request)

    def _screen(self, words: Words) -> None:
        stated: dict[str, Any] = {"kind": words.choice(get_args(ScreenKind))}
        stated["source"] = words.choice(get_args(ScreenSource), "layout")
        stated["text"], stated["place"] = words.after("saying"), words.after("in", "res/layout/main.xml")
        stated["live"] = words.choice(("live", "unused"), "live") == "live"
        words.flag("by")
        self._lists["screens"].append(ScreenFact(**stated, owner=words.owner()))

    def _say_policy(self, words: Words) -> None:
        self._policy = words.choice(("complete", "partial")) == "complete", words.choice(("zh", "en", "other"), "zh")

    def _claim(self, words: Words) -> None:
        data_type, certain = words.next("a data type"), words.flag("certain")
        disclosure = words.choice(get_args(DataClaim.__annotations__["disclosure"]))
        claim: dict[str, Any] = {"data_type": data_type, "disclosure": disclosure, "certain": certain}
        claim |= may_be(words)
        claim["owner"] = words.owner()
        self._lists["data_claims"].append(DataClaim(**claim))

    def _sdk_claim(self, words: Words) -> None:
        claim: dict[str, Any] = {"sdk": words.next("an SDK id"), "certain": words.flag("certain")}
        claim["missing"] = words.all_after("missing")
        claim["disclosure"] = words.choice(get_args(SdkClaim.__annotations__["disclosure"]))
        self._lists["sdk_claims"].append(SdkClaim(**claim))

    def _permission_claim(self, words: Words) -> None:
        claim: dict[str, Any] = {"permission": words.next("a permission"), "certain": words.flag("certain")}
        claim["disclosure"] = words.choice(get_args(PermissionClaim.__annotations__["disclosure"]))
        self._lists["permission_claims"].append(PermissionClaim(**claim))

    def _check(self, words: Words) -> None:
        name, value = words.next("a policy check"), words.after("value")
        found, near = words.choice(("found", "missing")) == "found", words.flag("near")
        check = PolicyCheck(id=name, found=found, sentence=int(found), nearest=int(near), value=value)
        self._lists["checks"].append(check)

    def _statement(self, words: Words) -> None:
        action = words.choice(get_args(Statement.__annotations__["action"]))
        actor: dict[str, Any] = {"kind": words.choice(get_args(Actor.__annotations__["kind"]), "first-party")}
        polarity = words.choice(get_args(Statement.__annotations__["polarity"]), "yes")
        types = words.all_after("of")
        made: dict[str, Any] = {"data_types": types, "action": action, "actor": Actor(**actor), "polarity": polarity}
        self._lists["statements"].append(Statement(sentence=1, **made))

    def _component(self, words: Words) -> None:
        kind = words.choice(get_args(ComponentKind))
        actions, categories = words.all_after("action"), words.all_after("category")
        stated: dict[str, Any] = {"kind": kind, "exported": words.flag("exported")}
        stated["enabled"] = not words.flag("disabled")
        priority = int(words.after("priority", "0"))
        given = IntentFilter(actions=actions, categories=categories, priority=priority)
        stated["filters"] = (given,) if actions else ()
        self._lists["components"].append(Component(name=words.next("a class name"), **stated))

    def _say_manifest(self, words: Words) -> None:
        if stated := words.after("cleartext"):
            self._manifest["cleartext"] = stated == "true"
        if base := words.after("base-cleartext"):
            self._security["cleartext_base"] = base == "true"
        if domains := words.all_after("cleartext-domain"):
            self._security["cleartext_domains"] = domains
        if words.flag("user-certificates"):
            self._security["trusts_user_certificates"] = True

    def _gap(self, words: Words) -> None:
        cause, blocks = words.choice(tuple(cause.value for cause in Cause)), words.flag("blocks")
        self._lists["gaps"].append(Gap(stage=words.after("in", "dex"), cause=Cause(cause), blocks_code=blocks))

    def story(self) -> Story:
        """Everything told, as one value."""
        lists = {name: tuple(entries) for name, entries in self._lists.items()}
        security = NetworkSecurity(**self._security) if self._security else None
        manifest = Manifest(
            **self._manifest, components=lists["components"], uses_permissions=lists["uses"], network_security=security
        )
        facts = Facts(
            tool=ToolIdentity(name="example", version="0", tables_sha256=""),
            sample=FileIdentity(name="example.apk", size=0, sha256="", sha1="", md5=""),
            manifest=manifest,
            contents=PackageContents(),
            code=CodeSummary(),
            reads=lists["reads"],
            permissions=lists["permissions"],
            sdks=lists["sdks"],
            sdk_starts=lists["sdk_starts"],
            permission_requests=lists["permission_requests"],
            screens=lists["screens"],
            policy=_policy(self._policy, lists) if self._policy else None,
            consistency=Consistency(
                data=lists["data_claims"],
                sdks=lists["sdk_claims"],
                permissions=lists["permission_claims"],
                recipients=_recipients(lists),
                transfers=lists["transfers"],
            ),
            flows=lists["flows"],
            gaps=lists["gaps"],
            stages_done=lists["stages"],
        )
        return Story(facts=facts, date=self._date, app_type=self._app_type)


def _recipients(lists: dict[str, tuple[Any, ...]]) -> tuple[Recipient, ...]:
    """Those that were told of, and everybody else who gets data, of whom nothing is known."""
    told = {recipient.id for recipient in lists["recipients"]}
    others = find_recipients(lists["flows"], lists["sdks"], "com.example", lambda host: None)
    return (*lists["recipients"], *(recipient for recipient in others if recipient.id not in told))


def _policy(stated: tuple[bool, str], lists: dict[str, tuple[Any, ...]]) -> Policy:
    complete, language = stated
    text = "例" if language == "zh" else "e"
    document: dict[str, Any] = {
        "name": "policy.txt",
        "sha256": "",
        "media": "text",
        "encoding": "utf-8",
        "language": language,
        "text": text,
        "blocks": (Block(span=Span(start=0, end=1), kind="paragraph"),),
        "sentences": (Sentence(number=1, span=Span(start=0, end=1), block=0),),
        "offsets": ((0, 0),),
    }
    return Policy(
        document=PolicyDocument(**document),
        statements=lists["statements"],
        sdk_mentions=(),
        checks=lists["checks"],
        mentions=lists["mentions"],
        complete=complete,
    )
