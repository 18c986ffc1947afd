"""What a package says about itself: identity, certificates, manifest, contents."""

from typing import Literal

from analyzer.value import Value

ComponentKind = Literal["activity", "activity-alias", "service", "receiver", "provider"]


class FileIdentity(Value, kw_only=True):
    """Size in bytes and lower-case hex digests of one file. ``name`` is the base name, never a path."""

    name: str
    size: int
    sha256: str
    sha1: str
    md5: str


class Certificate(Value, kw_only=True):
    """A signing certificate. ``schemes`` holds of "v1", "v2", "v3", "v3.1"; digests are lower-case hex of the DER.

    ``not_before`` and ``not_after`` are ISO 8601 in UTC.
    """

    subject: str
    issuer: str
    serial: str
    sha256: str
    sha1: str
    not_before: str
    not_after: str
    schemes: tuple[str, ...]


class Label(Value, kw_only=True):
    """The application label in one locale (BCP 47 such as "zh-CN"; "" is the default configuration)."""

    locale: str
    text: str


class UsesPermission(Value, kw_only=True):
    """A ``uses-permission`` or ``uses-permission-sdk-23`` element. ``flags`` such as "neverForLocation"."""

    name: str
    max_sdk: int | None = None
    min_sdk: int | None = None
    sdk_23: bool = False
    flags: tuple[str, ...] = ()


class DeclaredPermission(Value, kw_only=True):
    """A ``permission`` element: a permission that this package defines."""

    name: str
    protection_level: str = "normal"
    group: str = ""


class IntentFilter(Value, kw_only=True):
    """Actions, categories and data (``scheme://host/path`` and MIME types as written) of an intent filter."""

    actions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    priority: int = 0


class MetaData(Value, kw_only=True):
    """A ``meta-data`` element; ``value`` is the literal or the resolved resource, as text."""

    name: str
    value: str = ""


class Component(Value, kw_only=True):
    """An activity, alias, service, receiver or provider.

    ``name`` is the Java class name (``com.a.B``), relative names resolved. ``exported`` is what the platform
    makes of it (the default by filters and target SDK when ``exported_stated`` is false). ``target`` is the
    activity behind an alias.
    """

    kind: ComponentKind
    name: str
    enabled: bool = True
    exported: bool = False
    exported_stated: bool = False
    permission: str = ""
    read_permission: str = ""
    write_permission: str = ""
    process: str = ""
    authorities: tuple[str, ...] = ()
    init_order: int = 0
    target: str = ""
    service_types: tuple[str, ...] = ()
    filters: tuple[IntentFilter, ...] = ()
    meta_data: tuple[MetaData, ...] = ()
    label: str = ""


class Queries(Value, kw_only=True):
    """The ``queries`` element: which other packages, intents and providers the app asks to see."""

    packages: tuple[str, ...] = ()
    intents: tuple[IntentFilter, ...] = ()
    providers: tuple[str, ...] = ()


class DomainSecurity(Value, kw_only=True):
    """What a ``domain`` of the network security configuration says: ``cleartext`` None where only the base decides;
    ``pinned`` with a pin set around it that has pins.
    """

    name: str
    subdomains: bool = False
    cleartext: bool | None = None
    pinned: bool = False


class NetworkSecurity(Value, kw_only=True):
    """The network security configuration as far as it says something about cleartext and trust anchors.

    ``domains`` has every domain; on the device the longest that fits a host decides.
    """

    cleartext_base: bool | None = None
    cleartext_domains: tuple[str, ...] = ()
    trusts_user_certificates: bool = False
    pinned_domains: tuple[str, ...] = ()
    domains: tuple[DomainSecurity, ...] = ()


class Manifest(Value, kw_only=True):
    """AndroidManifest.xml. ``labels`` has zh first when there is one; ``application_class`` is "" by default.

    ``component_factory`` and ``backup_agent`` are class names too: the framework instantiates both.

    ``cleartext`` is ``usesCleartextTraffic`` as the platform reads it (None: not stated). ``app_category`` is what
    ``android:appCategory`` says the app is ("game", "maps" …), "" when it says nothing.
    """

    package: str
    version_code: int | None = None
    version_name: str = ""
    labels: tuple[Label, ...] = ()
    min_sdk: int = 1
    target_sdk: int = 1
    max_sdk: int | None = None
    uses_permissions: tuple[UsesPermission, ...] = ()
    declared_permissions: tuple[DeclaredPermission, ...] = ()
    components: tuple[Component, ...] = ()
    application_class: str = ""
    component_factory: str = ""
    backup_agent: str = ""
    application_enabled: bool = True
    process: str = ""
    queries: Queries = Queries()
    features: tuple[str, ...] = ()
    uses_libraries: tuple[str, ...] = ()
    meta_data: tuple[MetaData, ...] = ()
    instrumentation: tuple[str, ...] = ()
    allow_backup: bool = True
    full_backup_content: str = ""
    debuggable: bool = False
    cleartext: bool | None = None
    network_security: NetworkSecurity | None = None
    split: str = ""
    required_splits: bool = False
    shared_user_id: str = ""
    app_category: str = ""


class NativeLibrary(Value, kw_only=True):
    """One ``lib/<abi>/<name>.so`` entry, size in bytes uncompressed."""

    name: str
    abi: str
    size: int


class Anomaly(Value, kw_only=True):
    """A deviation from the format that may be an evasion: a short code, the entry, one English sentence."""

    code: str
    where: str = ""
    detail: str = ""


class XmlFile(Value, kw_only=True):
    """A compiled XML resource from which the framework makes something, or that leads to such a one.

    ``resources`` are the resource ids under which it is known (one; () when the table does not name it); ``classes``
    full Java class names; ``on_click`` method names; ``refers`` the resource ids of other such files that it includes
    or names. ``referred``: the manifest refers to it, so that no code needs to; ``themed``: a theme, a style, an array
    or another value of the table does, which code reads without naming it.
    """

    file: str
    resources: tuple[int, ...] = ()
    classes: tuple[str, ...] = ()
    on_click: tuple[str, ...] = ()
    refers: tuple[int, ...] = ()
    referred: bool = False
    themed: bool = False


class PackageContents(Value, kw_only=True):
    """The container's inventory as far as later stages need it.

    ``dex_names`` are those the device loads; other dex files are anomalies. ``class_names_in_xml`` are Java class
    names that compiled XML resources (layouts, navigation, preferences) name, and that the framework instantiates;
    ``on_click_names`` the method names of ``android:onClick`` attributes; ``xml_files`` says in which files (empty when
    saved), but for classes that a theme or an array names. ``packers`` and ``runtimes`` are ids found by files and
    application class ("legu"; "flutter", "react-native", "web", "unity" ...).
    """

    dex_names: tuple[str, ...] = ()
    native_libraries: tuple[NativeLibrary, ...] = ()
    class_names_in_xml: tuple[str, ...] = ()
    on_click_names: tuple[str, ...] = ()
    xml_files: tuple[XmlFile, ...] = ()
    packers: tuple[str, ...] = ()
    runtimes: tuple[str, ...] = ()
    policy_candidates: tuple[str, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
