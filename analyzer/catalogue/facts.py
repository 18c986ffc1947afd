"""The rows of the machine-made tables as frozen values (``rulesets/tables/README.md`` says what each may ground)."""

from typing import Literal

from analyzer.value import Value

IntentKind = Literal["receive-broadcast", "start", "service-bind"]
"""A broadcast is received; an activity, broadcast or service is started or sent; the system binds the package's
service of this action."""


class ApiPermission(Value, array_like=True):
    """What calling a method (or using a constant) needs at the API levels ``api_min`` to ``api_max``, both included.

    ``mode`` "all" or "any" of ``permissions``, or "unknown". Rows of one signature, source and level add up. With a
    ``condition`` the row is weak evidence, except where the condition is about the target SDK and can be decided.
    ``source`` is "aosp-annotation", "aosp-enforce", "aosp-javadoc", "curated" or "axplorer" (levels up to 25 only).
    """

    mode: Literal["all", "any", "unknown"]
    permissions: tuple[str, ...]
    condition: str
    api_min: int
    api_max: int
    source: str
    visibility: str


class ConstantPermission(Value, kw_only=True):
    """A fact about the constant ``field`` that an argument stands for."""

    field: str
    fact: ApiPermission


class IntentPermission(Value, array_like=True):
    """What an intent action needs."""

    kind: IntentKind
    fact: ApiPermission


class UriPermission(Value, array_like=True):
    """What accessing a content URI needs; no ``permissions``: none is needed at these levels."""

    access: Literal["read", "write"]
    mode: Literal["all", "any", "unknown"]
    permissions: tuple[str, ...]
    api_min: int
    api_max: int
    data_type: str


class PermissionInfo(Value, array_like=True):
    """A permission. ``type`` "normal", "dangerous", "signature", "appop", "internal", "module-defined".

    ``added`` and ``removed_after`` are API levels, 0 when always there or still there (or not a platform permission);
    ``history`` holds (first level, protection level). ``checkable`` says that the tables hold facts that would show a
    use; ``last_fact_level`` is the highest level for which they do. The counts are of facts about this permission.
    """

    type: str
    protection: str
    group: str
    kind: str
    added: int
    removed_after: int
    history: tuple[tuple[int, str], ...]
    personal_info: str
    semantics: str
    split_implies: str
    checkable: bool
    last_fact_level: int
    signatures: int
    uris: int
    actions: int
    constants: int

    def protection_at(self, level: int) -> str:
        """Protection level on a device of this API level."""
        held = self.protection
        for first, protection in self.history:
            if first <= level:
                held = protection
        return held

    def exists_at(self, level: int) -> bool:
        """Whether the platform of this API level defines the permission."""
        return level >= self.added and (not self.removed_after or level <= self.removed_after)


class SensitiveFact(Value, array_like=True):
    """What is read. ``data_type`` is the table's code (``IMEI``), mapped to data types by ``rulesets/data_types``.

    ``arguments``: when not empty, only with one of these constants as an argument. ``note`` such as "accessor" or
    "weak" or "refine by URI argument" says how far the fact carries alone. ``beside``: when not empty, only where the
    method also loads one of these strings.
    """

    data_type: str
    arguments: tuple[int | str, ...]
    api_min: int
    api_max: int
    visibility: str
    note: str
    beside: tuple[str, ...] = ()

    @property
    def weak(self) -> bool:
        """Whether the note says that the fact grounds nothing alone."""
        return self.note.startswith(
            ("accessor", "weak", "ambient", "generic", "refine", "hidden accessor", "single-package", "state")
        )


class SdkRow(Value, array_like=True):
    """An SDK of the bulk list. ``aliases`` are names that name it in a policy; ``vendors`` name only its company.

    ``class_prefixes`` are Java names in dots; a prefix also may be a class. A category "library" marks open-source
    code that handles no data for its vendor; no category: not known.
    """

    id: str
    name_zh: str
    name_en: str
    vendors: tuple[str, ...]
    aliases: tuple[str, ...]
    categories: tuple[str, ...]
    class_prefixes: tuple[str, ...]
    native_libs: tuple[str, ...]
    components: tuple[str, ...]
    sources: tuple[str, ...]


class InitCall(Value, array_like=True):
    """A call of an SDK: ``kind`` "init_collects", "pre_init", "start_collection", "consent_api", "collection_switch",
    "identifier_getter", "autostart_provider" or "autostart_meta". The kind is ours and was not observed at run time;
    ``verified`` says how the name was found. ``descriptors`` may be empty: any overload.
    """

    sdk: str
    kind: str
    method: str
    descriptors: tuple[str, ...]
    note: str
    verified: str


class ConsentTerm(Value, array_like=True):
    """A word that tells of consent. ``use`` "text": shown to the user, ``kind`` "agree", "disagree", "exit",
    "policy_title", "agreement_title", "checkbox", "dialog_title" or "dialog_body"; ``polarity`` such as "positive",
    "weak_positive" and "negative". ``use`` "key_word": part of a stored setting's key, ``kind`` its role: "agree",
    "subject", "state", "show", "seen", "first", "not" or "filler". ``verified`` "memory" marks what nobody has checked.
    """

    use: Literal["text", "key_word"]
    kind: str
    polarity: str
    lang: str
    value: str
    verified: str

    @property
    def checked(self) -> bool:
        """Whether it was seen in use, and not only remembered."""
        return self.verified not in ("memory", "own", "")


class Host(Value, array_like=True):
    """Operator of a domain suffix; ``country`` is the operator's seat, not the server's."""

    owner: str
    sdk: str
    purpose: str
    country: str
    verified: str
