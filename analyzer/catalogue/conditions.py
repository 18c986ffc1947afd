"""The closed vocabulary of conditions that rules are written in: what each selects among the facts.

Within one condition every stated key must hold; within a list any entry is enough. Empty lists ask for nothing.
"""

from typing import Literal

from analyzer.catalogue.channels import Channel
from analyzer.catalogue.screen_kinds import ScreenKind
from analyzer.value import Value

Phase = Literal["attach", "provider", "application", "launch", "user-event", "background", "repeating", "external"]
ConsentVerdict = Literal["before", "after", "undecidable"]
OwnerKind = Literal["app", "sdk", "unattributed"]
Transformed = Literal["hash", "mac", "encrypt", "encode", "compress", "truncate", "decode", "decrypt", "decompress"]
RecipientDisclosure = Literal[
    "clear", "vague", "named", "unnamed", "denied", "not-named", "not-supplied", "not-decidable"
]
SdkDisclosure = Literal["named", "company-only", "not-named", "not-supplied", "not-decidable"]


class ReadCondition(Value, kw_only=True):
    """Sensitive reads, one subject per data type and owner; live means reachable from an entry point.

    What cannot succeed because its permission is not requested is no read. ``tags``, ``without_tags`` (none of them),
    ``data_types`` and ``grades`` are of the data type; ``weight`` "core" keeps types that stand in the T/TAF
    078 vocabulary, are graded sensitive or tagged identifier, "other" the rest. ``disclosure`` is what the policy says
    about the pair, ``sdk_disclosure`` whether it names the SDK that reads, ``sdk_categories`` what that SDK is for;
    ``sdk_without_categories`` drops code of SDKs of any of these, such as "library" (a toolkit that acts for the app).
    ``outside_app_type`` keeps types that the necessary information of the stated app type does not cover.
    ``phases`` keeps the sites that can run in one of these phases of the app's life (docs/phases.md), ``consent`` those
    that run before or after the user's consent, or of which that can't be decided. ``apis`` keeps the sites whose
    signature begins with one of these.
    """

    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    data_types: tuple[str, ...] = ()
    grades: tuple[Literal["sensitive", "personal", "capability"], ...] = ()
    weight: Literal["core", "other"] | None = None
    owners: tuple[OwnerKind, ...] = ()
    sdk_categories: tuple[str, ...] = ()
    sdk_without_categories: tuple[str, ...] = ()
    live: bool = True
    disclosure: tuple[Literal["clear", "vague", "ambiguous", "incorrect", "omitted"], ...] = ()
    sdk_disclosure: tuple[SdkDisclosure, ...] = ()
    outside_app_type: bool = False
    phases: tuple[Phase, ...] = ()
    consent: tuple[ConsentVerdict, ...] = ()
    apis: tuple[str, ...] = ()


class ConductCondition(Value, kw_only=True):
    """What code that can run does to users or to other apps, one subject per act and owner.

    ``acts`` are data types that name an act or ability (``keep-alive``, ``sms-sending``), not information. What cannot
    succeed because its permission is not requested is none. ``owners`` to ``phases`` are as of a read;
    ``with_phases`` keeps places that can run in each of these phases, ``without_phases`` drops those that can run in
    any of these. ``arguments`` keeps places where the constant that told the act begins with one of these, ``manners``
    those told in one of these manners, ``with_manner`` those with any, or with none; `analyzer.behaviours.conduct` says
    which there are.
    """

    acts: tuple[str, ...]
    owners: tuple[OwnerKind, ...] = ()
    sdk_categories: tuple[str, ...] = ()
    sdk_without_categories: tuple[str, ...] = ()
    apis: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    with_manner: bool | None = None
    phases: tuple[Phase, ...] = ()
    with_phases: tuple[Phase, ...] = ()
    without_phases: tuple[Phase, ...] = ()


class FlowCondition(Value, kw_only=True):
    """Flows of personal information, one subject per data type, owner of the code that reads it, and where it goes:
    each recipient (an SDK, or a host's operator), or where none is known, or none gets it, the channel.

    A flow whose read cannot succeed because its permission is not requested is none. ``tags`` to ``weight``, ``owners``
    to ``sdk_without_categories`` and ``outside_app_type`` are as of a read, of the flow's source; ``sent_by`` is whose
    code hands the data out. ``channels`` are ways out, ``transport`` how it travels ("unknown": nothing says).
    ``certainty`` keeps flows that the precise pass confirmed, or those that it could not; an unconfirmed flow, and one
    by which no data moves (implicit), never is certain. ``transformed`` keeps flows on whose way one of these was done
    to the data, ``not_transformed`` those on whose way none was, ``constant_key`` those with a transformation whose
    key or salt is a constant of the package. ``stored``: whether it lay on the device on its way.
    ``recipients`` is who gets it, "none" when nobody does or nobody is known, ``abroad`` whether the tables know the
    operator of the host to sit outside mainland China; ``seat_outside`` keeps hosts whose operator is known to sit in
    none of these countries (ISO 3166, two letters). ``disclosure`` is what the policy says of the type and this
    recipient, "not-supplied" and "not-decidable" included: a rule that does not ask for these is not seen where they
    hold.
    ``collected`` is what it says of the data type and the owner of the source, as for a read. ``phases`` and
    ``consent`` are those of the code by which it leaves. ``hosts`` keeps recipients that are one of these hosts or lie
    below one, ``purposes`` hosts that the table of hosts knows to serve one of these purposes ("LLM/AI"). ``every``
    keeps recipients that get each of these data types; where nobody is known to get the data, nothing is said.
    """

    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    data_types: tuple[str, ...] = ()
    grades: tuple[Literal["sensitive", "personal", "capability"], ...] = ()
    weight: Literal["core", "other"] | None = None
    owners: tuple[OwnerKind, ...] = ()
    sdk_categories: tuple[str, ...] = ()
    sdk_without_categories: tuple[str, ...] = ()
    outside_app_type: bool = False
    sent_by: tuple[OwnerKind, ...] = ()
    channels: tuple[Channel, ...] = ()
    transport: tuple[Literal["cleartext", "tls", "tls-unchecked", "tls-pinned", "unknown"], ...] = ()
    certainty: Literal["confirmed", "unconfirmed"] | None = None
    transformed: tuple[Transformed, ...] = ()
    not_transformed: tuple[Transformed, ...] = ()
    constant_key: bool | None = None
    stored: bool | None = None
    implicit: bool | None = None
    recipients: tuple[Literal["sdk", "third-party", "hosting", "own", "unknown", "none"], ...] = ()
    abroad: bool | None = None
    seat_outside: tuple[str, ...] = ()
    disclosure: tuple[RecipientDisclosure, ...] = ()
    collected: tuple[Literal["clear", "vague", "ambiguous", "incorrect", "omitted"], ...] = ()
    phases: tuple[Phase, ...] = ()
    consent: tuple[ConsentVerdict, ...] = ()
    hosts: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    every: tuple[str, ...] = ()


class RequestCondition(Value, kw_only=True):
    """Places that ask for run-time permissions and can run, one subject per owner.

    ``groups`` asks for one question about permissions of so many groups that the manifest requests, that the user must
    grant, and that open information (notifications do not); what is not known to be asked may be more, and then nothing
    is decided. ``phases`` keeps questions that can come in one of these phases, ``repeated`` those asked again after a
    denial, ``denied`` those of which a denial leads to this.
    """

    owners: tuple[OwnerKind, ...] = ()
    groups: int = 0
    phases: tuple[Phase, ...] = ()
    repeated: tuple[Literal["onResume", "onStart", "onRequestPermissionsResult", "loop"], ...] = ()
    denied: tuple[Literal["exit", "finish", "settings"], ...] = ()


class PermissionCondition(Value, kw_only=True):
    """Permissions of the manifest, one subject each.

    ``opens`` "dangerous" keeps those that the user must grant, "personal" those that a data type graded sensitive or
    personal names besides, "other" the rest. ``opens_data`` asks whether such a data type names it, whatever the user
    must grant. ``without_read`` drops a permission whose data type is read by live code
    (the read itself is the finding then). ``at_least`` counts subjects: fewer are none. ``names`` keeps these.
    """

    statuses: tuple[
        Literal[
            "used-by-app",
            "used-by-sdk",
            "used-by-unattributed",
            "used-in-unreachable-code",
            "no-use-found",
            "used-not-requested",
            "not-checkable",
        ],
        ...,
    ] = ()
    opens: tuple[Literal["dangerous", "personal", "other"], ...] = ()
    opens_data: bool | None = None
    requested: bool = True
    disclosure: tuple[Literal["explained", "mentioned", "denied", "only-named", "not-mentioned"], ...] = ()
    outside_app_type: bool = False
    without_read: bool = False
    at_least: int = 1
    names: tuple[str, ...] = ()


class SdkCondition(Value, kw_only=True):
    """SDKs of the package, one subject each; live means reachable code or a registered, enabled component.

    ``reads_core`` asks whether live code of it reads personal information of weight "core". ``without_categories``
    drops SDKs of any of these categories, such as "library": code that handles no data for its maker. ``starts`` keeps
    SDKs that are initialised, or start themselves, before or after the user's consent; a pre-initialisation that the
    SDK's maker offers for the time before consent is no start. ``missing`` keeps SDKs of which the policy leaves one of
    these out where it names them.
    """

    live: bool = True
    categories: tuple[str, ...] = ()
    without_categories: tuple[str, ...] = ()
    reads_core: bool | None = None
    starts: tuple[ConsentVerdict, ...] = ()
    disclosure: tuple[SdkDisclosure, ...] = ()
    missing: tuple[Literal["company", "purpose", "type", "manner"], ...] = ()


class PolicyCondition(Value, kw_only=True):
    """Whole-policy checks by id, one subject each: whether found.

    ``near`` asks of a check that found nothing whether a sentence comes near. ``above`` asks whether the time read is
    longer than so many working days; a time in other units is converted, and never certain. ``unless_found`` names
    checks that answer the same question: when the policy has one of them, nothing matches. ``values`` keeps checks that
    read one of these ("home" of ``cross-border``: docs/policy-checks.md lists them).
    """

    checks: tuple[str, ...]
    found: bool
    near: bool | None = None
    above: int | None = None
    unless_found: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class StatementCondition(Value, kw_only=True):
    """Statements of the policy; one subject for all of them.

    ``present`` false asks that there is none, and that no data type is mentioned anywhere. ``unnamed_recipient`` keeps
    those by which a third party gets data (somebody shares, or an unnamed third party collects itself), and asks that
    the whole policy names no third party.
    """

    actions: tuple[
        Literal["collect", "use", "share", "entrust", "transfer", "public", "store", "cross-border", "permission"], ...
    ]
    present: bool = True
    unnamed_recipient: bool = False


class ComponentCondition(Value, kw_only=True):
    """Enabled components of the manifest, one subject each, by kind and by an action of an intent filter.

    ``priority`` asks that a filter with one of the actions states at least this priority.
    """

    kinds: tuple[Literal["activity", "activity-alias", "service", "receiver", "provider"], ...] = ()
    actions: tuple[str, ...] = ()
    exported: bool | None = None
    priority: int | None = None


class ScreenCondition(Value, kw_only=True):
    """What the app's own screens show, as resources, code and packaged pages tell; one subject for each kind.

    ``kinds`` keeps what reachable code brings onto a screen: entries, switches, controls that ask for consent
    (`analyzer.catalogue.screen_kinds`). ``without`` asks that none of these is anywhere, whether code refers to it or
    not; where screens may exist that the package does not show, this is not seen. Without ``kinds`` the subject is the
    app's screens.
    """

    kinds: tuple[ScreenKind, ...] = ()
    without: tuple[ScreenKind, ...] = ()


class ManifestCondition(Value, kw_only=True):
    """The manifest as a whole, one subject.

    ``internet``: the app may open network connections at all. ``cleartext`` "all": it may, and unencrypted HTTP is
    allowed to every host, as the platform reads manifest, target SDK and network security configuration together;
    "some": only to named domains. ``target_below``: the target SDK is lower. ``launcher``: whether one of its screens
    can be opened from a launcher or is one; an app that needs no icon (without any screen, an input method …) is
    neither. ``blank_label``: the name that a
    launcher shows is stated, and nothing of it can be seen. ``label_words`` asks for a name of the app that has one of
    these words, in small letters; English ones stand alone.
    """

    internet: bool | None = None
    cleartext: Literal["all", "some"] | None = None
    target_below: int | None = None
    trusts_user_certificates: bool | None = None
    launcher: bool | None = None
    blank_label: bool | None = None
    label_words: tuple[str, ...] = ()


class When(Value, kw_only=True):
    """All stated conditions must hold. The first stated one, in the order below, gives the subjects of the findings;
    the others are asked of the facts as a whole and add their evidence.
    """

    conduct: ConductCondition | None = None
    read: ReadCondition | None = None
    flow: FlowCondition | None = None
    request: RequestCondition | None = None
    permission: PermissionCondition | None = None
    sdk: SdkCondition | None = None
    component: ComponentCondition | None = None
    screen: ScreenCondition | None = None
    statement: StatementCondition | None = None
    policy: PolicyCondition | None = None
    manifest: ManifestCondition | None = None
