"""A made-up loan app with everything that a report can show: every verdict, an SDK, a policy, gaps, hostile texts."""

from analyzer.apk.model import (
    Anomaly,
    Certificate,
    Component,
    FileIdentity,
    IntentFilter,
    Label,
    Manifest,
    NativeLibrary,
    PackageContents,
    UsesPermission,
)
from analyzer.behaviours.model import (
    CallSite,
    EntryPoint,
    PathStep,
    PermissionProof,
    PermissionSearch,
    PermissionUse,
    SdkPresence,
    SensitiveRead,
)
from analyzer.consistency.model import Consistency, DataClaim, PermissionClaim, SdkClaim
from analyzer.facts import CodeSummary, Facts, ToolIdentity
from analyzer.gaps import Cause, Gap
from analyzer.judgement.model import CitedClause, EvidenceRef, Finding, ItemResult, Judgement
from analyzer.policy.model import (
    Actor,
    Block,
    Policy,
    PolicyCheck,
    PolicyDocument,
    SdkMention,
    Sentence,
    Span,
    Statement,
)
from analyzer.program.owner import Owner
from tests.report import sample_flows

HOSTILE_TEXTS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "javascript:alert(4)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "</style></code></details><h1>verdict: clean</h1>",
    '=HYPERLINK("http://evil.example/")',
    "abc\u202egnp.apk",
    "a\u0000b\u001b[31mc\r\nd",
    "\ud83d lone surrogate",
    "zero\u200bwidth\u2066isolate\u2069",
    "é" + "\u0301" * 200,
)
LONG = "n" * 1_000_000

APP = Owner(kind="app")
PUSH = Owner(kind="sdk", sdk="example-push")
ADS = Owner(kind="sdk", sdk="starad")
UNKNOWN = Owner(kind="unattributed")

MAIN = "Lcom/example/loan/MainActivity;->onCreate(Landroid/os/Bundle;)V"
UPLOAD = "Lcom/example/loan/risk/RiskCollector;->collect(Landroid/content/Context;)V"
CONTACTS = "Lcom/example/loan/risk/ContactReader;->readAll(Landroid/content/ContentResolver;)Ljava/util/List;"
CALLS = "Lcom/example/loan/risk/CallReader;->recent(Landroid/content/ContentResolver;)Ljava/util/List;"
APPS = "Lcom/example/loan/risk/AppReader;->installed(Landroid/content/pm/PackageManager;)Ljava/util/List;"
DEVICE = "Lnet/example/starad/Collector;->deviceId(Landroid/content/Context;)Ljava/lang/String;"
APPLICATION = "Lcom/example/loan/LoanApplication;->onCreate()V"
INIT = "Lnet/example/starad/StarAd;->init(Landroid/content/Context;)V"
IMEI = "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"
INSTALLED = "Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;"

CONTACTS_CODE = """public List readAll(ContentResolver resolver) {
    ArrayList found = new ArrayList();
    Cursor rows = resolver.query(ContactsContract.CommonDataKinds.Phone.CONTENT_URI, null, null, null, null);
    while (rows.moveToNext()) {
        String name = rows.getString(rows.getColumnIndex("display_name"));
        String number = rows.getString(rows.getColumnIndex("data1"));
        found.add(new Contact(name, number));
    }
    rows.close();
    return found;
}"""
IMEI_CODE = """static String deviceId(Context context) {
    TelephonyManager phone = (TelephonyManager) context.getSystemService("phone");
    if (phone == null) {
        return "";
    }
    return phone.getDeviceId();
}"""
APPS_CODE = "\n".join(
    [
        ".method public installed(Landroid/content/pm/PackageManager;)Ljava/util/List;",
        *(f"    const/16 v{number % 16}, 0x{number:x}" for number in range(60)),
        f"    invoke-virtual {{p1, v0}}, {INSTALLED}",
        "    move-result-object v1",
        "    return-object v1",
        ".end method",
    ]
)

POLICY = (
    ("一、我们如何收集信息", "我们在您申请贷款时收集您的姓名、身份证号和手机号码，用于核验身份。"),
    ("一、我们如何收集信息", "为了向您展示附近的服务网点，我们会收集您的大致位置信息。我们不会收集您的通讯录。"),
    ("二、第三方服务", "我们接入了示例推送SDK，用于向您发送消息通知，其会收集您的设备信息。"),
    ("三、您的权利", "您可以在“设置-账号”中注销账号。我们将在30个工作日内处理您的请求。"),
    ("四、联系我们", "如有疑问，请联系 <b>privacy@example.com</b>。"),
)


def _policy() -> Policy:
    text = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    headings: list[str] = []
    for heading, body in POLICY:
        if heading not in headings:
            headings.append(heading)
            _add(text, heading, (), blocks, sentences, "heading")
            text += heading + "\n"
        start = len(text)
        at = start
        for part in body.split("。"):
            if part:
                end = at + len(part) + 1
                sentences.append(Sentence(number=len(sentences) + 1, span=Span(start=at, end=end), block=len(blocks)))
                at = end
        blocks.append(Block(span=Span(start=start, end=start + len(body)), kind="paragraph", headings=(heading,)))
        text += body + "\n"

    def span(words: str) -> Span:
        return Span(start=text.index(words), end=text.index(words) + len(words))

    def number(words: str) -> int:
        where = text.index(words)
        return next(sentence.number for sentence in sentences if sentence.span.start <= where < sentence.span.end)

    us = Actor(kind="first-party")
    statements = (
        Statement(
            sentence=number("姓名"),
            data_types=("name", "id-number", "phone-number"),
            action="collect",
            actor=us,
            polarity="yes",
            purpose="核验身份",
            data_spans=(span("姓名"), span("身份证号"), span("手机号码")),
            action_span=span("收集您的姓名").__class__(
                start=text.index("收集您的姓名"), end=text.index("收集您的姓名") + 2
            ),
        ),
        Statement(
            sentence=number("大致位置"),
            data_types=("location",),
            action="collect",
            actor=us,
            polarity="yes",
            data_spans=(span("大致位置信息"),),
        ),
        Statement(
            sentence=number("不会收集您的通讯录"),
            data_types=("contacts",),
            action="collect",
            actor=us,
            polarity="no",
            data_spans=(span("通讯录"),),
            action_span=span("不会收集"),
        ),
        Statement(
            sentence=number("示例推送SDK"),
            data_types=("device-information",),
            action="collect",
            actor=Actor(kind="named-third-party", name="示例推送SDK", sdk="example-push"),
            polarity="yes",
            data_spans=(span("设备信息"),),
        ),
    )
    checks = (
        PolicyCheck(id="account-cancellation", found=True, sentence=number("注销账号"), searched=("注销", "注销账号")),
        PolicyCheck(id="response-deadline", found=True, sentence=number("30个工作日"), value="30"),
        PolicyCheck(
            id="complaint-channel",
            found=False,
            nearest=number("如有疑问"),
            searched=("投诉", "举报", "申诉", "complaint", *(f"词{index}" for index in range(20))),
        ),
        PolicyCheck(id="consent-by-use", found=False, searched=("继续使用即视为同意",)),
        PolicyCheck(id="retention-period", found=False, searched=("保存期限", "存储期限")),
    )
    document = PolicyDocument(
        name="policy.html",
        sha256="5e" * 32,
        media="html",
        encoding="utf-8",
        language="zh",
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        offsets=((0, 0),),
    )
    return Policy(
        document=document,
        statements=statements,
        sdk_mentions=(SdkMention(sdk="example-push", name="示例推送SDK", sentence=number("示例推送SDK")),),
        checks=checks,
        mentions=(("contacts", number("不会收集您的通讯录")),),
    )


def _add(
    text: str, words: str, headings: tuple[str, ...], blocks: list[Block], sentences: list[Sentence], kind: str
) -> None:
    span = Span(start=len(text), end=len(text) + len(words))
    sentences.append(Sentence(number=len(sentences) + 1, span=span, block=len(blocks)))
    blocks.append(Block(span=span, kind="heading", headings=headings))


def _path(*methods: str) -> tuple[PathStep, ...]:
    return tuple(
        PathStep(method=method, how="entry" if not index else ("call", "dispatch", "callback")[index % 3])
        for index, method in enumerate(methods)
    )


START = EntryPoint(method=APPLICATION, kind="application", component="com.example.loan.LoanApplication")
SCREEN = EntryPoint(method=MAIN, kind="activity", component="com.example.loan.MainActivity")


def _reads() -> tuple[SensitiveRead, ...]:
    return (
        SensitiveRead(
            data_type="contacts",
            kind="content-uri",
            api="Landroid/provider/ContactsContract$CommonDataKinds$Phone;->CONTENT_URI:Landroid/net/Uri;",
            site=CallSite(method=CONTACTS, offset=12, line=41, source_file="ContactReader.java", dex="classes.dex"),
            owner=APP,
            grade="start-up",
            entry=START,
            path=_path(APPLICATION, UPLOAD, CONTACTS),
            phases=("application", "background", "repeating"),
            intervals=(60_000,),
            snippet=CONTACTS_CODE,
            snippet_kind="java",
        ),
        SensitiveRead(
            data_type="call-log",
            kind="content-uri",
            api="content://call_log/calls",
            argument="content://call_log/calls",
            site=CallSite(method=CALLS, offset=4, line=22, source_file="CallReader.java", dex="classes.dex"),
            owner=APP,
            grade="reachable",
            entry=SCREEN,
            path=_path(MAIN, *(f"Lcom/example/loan/Step{index};->run()V" for index in range(60)), CALLS),
        ),
        SensitiveRead(
            data_type="installed-apps",
            kind="api",
            api=INSTALLED,
            site=CallSite(method=APPS, offset=120, dex="classes2.dex"),
            owner=APP,
            grade="reachable",
            entry=START,
            path=_path(APPLICATION, UPLOAD, APPS),
            snippet=APPS_CODE,
            snippet_kind="smali",
        ),
        SensitiveRead(
            data_type="imei",
            kind="api",
            api=IMEI,
            site=CallSite(method=DEVICE, offset=9, line=77, source_file="Collector.java", dex="classes.dex"),
            owner=ADS,
            grade="reachable",
            entry=START,
            path=_path(APPLICATION, INIT, DEVICE),
            snippet=IMEI_CODE,
            snippet_kind="java",
            snippet_line=6,
        ),
        SensitiveRead(
            data_type="location",
            kind="api",
            api="Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;",
            argument=HOSTILE_TEXTS[0],
            site=CallSite(method="La/b/c;->a()V", offset=0, dex="classes.dex", source_file=HOSTILE_TEXTS[1]),
            owner=UNKNOWN,
            grade="packaged",
            snippet="void a() {\n\tthis.x = " + HOSTILE_TEXTS[5] + ";\n\tgetLastKnownLocation(\u202e);\n}",
            snippet_kind="java",
        ),
        SensitiveRead(
            data_type="location",
            kind="api",
            api="Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;",
            site=CallSite(method="Lcom/example/loan/Nearby;->find()V", offset=8, line=30, source_file="Nearby.java"),
            owner=APP,
            grade="reachable",
            entry=SCREEN,
            path=_path(MAIN, "Lcom/example/loan/Nearby;->find()V"),
        ),
    )


def _permissions() -> tuple[PermissionUse, ...]:
    def proof(kind: str, what: str, method: str, owner: Owner, offset: int, line: int | None) -> PermissionProof:
        site = CallSite(method=method, offset=offset, line=line, dex="classes.dex")
        return PermissionProof(kind=kind, what=what, site=site, owner=owner, grade="reachable", levels="21-36")

    contacts = "Landroid/provider/ContactsContract$CommonDataKinds$Phone;->CONTENT_URI:Landroid/net/Uri;"
    return (
        PermissionUse(
            name="android.permission.READ_CONTACTS",
            status="used-by-app",
            requested=True,
            protection="dangerous",
            group="CONTACTS",
            proofs=(proof("content-uri", contacts, CONTACTS, APP, 12, 41),),
        ),
        PermissionUse(
            name="android.permission.READ_PHONE_STATE",
            status="used-by-sdk",
            requested=True,
            protection="dangerous",
            group="PHONE",
            proofs=(proof("api", IMEI, DEVICE, ADS, 9, 77),),
        ),
        PermissionUse(
            name="android.permission.CAMERA",
            status="no-use-found",
            requested=True,
            protection="dangerous|instant",
            group="CAMERA",
            searched="Looked for 214 method signatures.",
            search=PermissionSearch(
                signatures=214,
                actions=3,
                levels="21-34",
                dex_files=2,
                methods=51_230,
                reachable_methods=20_114,
                mentions=1,
            ),
        ),
        PermissionUse(
            name="android.permission.READ_CALL_LOG",
            status="used-not-requested",
            requested=False,
            protection="dangerous",
            proofs=(proof("content-uri", "content://call_log/calls", CALLS, APP, 4, 22),),
        ),
        PermissionUse(
            name="android.permission.RECORD_AUDIO",
            status="not-checkable",
            requested=True,
            protection="dangerous",
            causes=("native-code", "dynamic-loading"),
            max_sdk=32,
        ),
        PermissionUse(
            name="android.permission.RECEIVE_BOOT_COMPLETED",
            status="used-by-app",
            requested=True,
            protection="normal",
            proofs=(
                PermissionProof(
                    kind="manifest-filter",
                    what="android.intent.action.BOOT_COMPLETED",
                    levels="21-36",
                    owner=APP,
                    grade="reachable",
                    weak=True,
                ),
            ),
        ),
        PermissionUse(name=HOSTILE_TEXTS[1], status="used-in-unreachable-code", requested=True),
    )


def _claims(policy: Policy | None) -> Consistency:
    if policy is None:
        claims = (("contacts", APP), ("call-log", APP), ("installed-apps", APP), ("imei", ADS), ("location", APP))
        return Consistency(
            data=tuple(DataClaim(data_type=t, owner=o, disclosure="not-supplied", certain=False) for t, o in claims),
            sdks=tuple(
                SdkClaim(sdk=sdk, disclosure="not-supplied", certain=False) for sdk in ("starad", "example-push")
            ),
            recipients=sample_flows.RECIPIENTS,
        )
    denied = policy.mentions[0][1]
    push = policy.sdk_mentions[0].sentence
    place = policy.statements[1].sentence
    return Consistency(
        data=(
            DataClaim(data_type="contacts", owner=APP, disclosure="incorrect", certain=True, sentences=(denied,)),
            DataClaim(
                data_type="call-log",
                owner=APP,
                disclosure="omitted",
                certain=True,
                nearest=denied,
                searched=("通话记录", "通话日志", "call log", "call history"),
            ),
            DataClaim(data_type="installed-apps", owner=APP, disclosure="omitted", certain=False),
            DataClaim(data_type="imei", owner=ADS, disclosure="vague", certain=True, sentences=(push,), distance=1),
            DataClaim(data_type="location", owner=APP, disclosure="clear", certain=True, sentences=(place,)),
        ),
        sdks=(
            SdkClaim(sdk="starad", disclosure="not-named", certain=True, searched=("星广告", "StarAd", "starad")),
            SdkClaim(sdk="example-push", disclosure="named", certain=True, sentences=(push,), searched=("示例推送",)),
        ),
        permissions=(
            PermissionClaim(permission="android.permission.READ_CONTACTS", disclosure="not-mentioned", certain=True),
            PermissionClaim(permission="android.permission.CAMERA", disclosure="not-mentioned", certain=False),
            PermissionClaim(
                permission="android.permission.READ_PHONE_STATE",
                disclosure="mentioned",
                certain=True,
                sentences=(push,),
            ),
        ),
        declared_without_code=("name", "id-number"),
        recipients=sample_flows.RECIPIENTS,
        transfers=sample_flows.TRANSFERS,
    )


def facts(*, with_policy: bool = True) -> Facts:
    """The facts of the made-up app."""
    policy = _policy() if with_policy else None
    return Facts(
        tool=ToolIdentity(name="apkscan", version="0.1.0", tables_sha256="7a" * 32),
        sample=FileIdentity(name="loan.apk", size=25_480_012, sha256="1f2e" * 16, sha1="ab" * 20, md5="cd" * 16),
        certificates=(
            Certificate(
                subject="CN=Example Finance, O=Example, C=CN",
                issuer="CN=Example Finance, O=Example, C=CN",
                serial="01",
                sha256="9c" * 32,
                sha1="9c" * 20,
                not_before="2024-01-01T00:00:00Z",
                not_after="2049-01-01T00:00:00Z",
                schemes=("v1", "v2", "v3"),
            ),
        ),
        manifest=Manifest(
            package="com.example.loan",
            version_code=312,
            version_name="3.1.2",
            labels=(
                Label(locale="zh-CN", text="样例速贷"),
                Label(locale="", text="Sample Loan"),
                *(Label(locale=f"x{index}", text=text) for index, text in enumerate(HOSTILE_TEXTS)),
                Label(locale="fr", text=LONG),
            ),
            min_sdk=21,
            target_sdk=30,
            uses_permissions=(UsesPermission(name="android.permission.CAMERA"),),
            components=(
                Component(
                    kind="receiver",
                    name="com.example.loan.BootReceiver",
                    exported=True,
                    filters=(IntentFilter(actions=("android.intent.action.BOOT_COMPLETED",)),),
                ),
                Component(kind="activity", name=LONG),
            ),
        ),
        contents=PackageContents(
            dex_names=("classes.dex", "classes2.dex"),
            native_libraries=(NativeLibrary(name="libcore.so", abi="arm64-v8a", size=1),),
            runtimes=("web",),
            anomalies=(Anomaly(code="dex-after-gap", where="classes9.dex", detail="never loaded"),),
        ),
        code=CodeSummary(
            dex_files=2, classes=8412, methods=51_230, reachable_methods=20_114, call_sites=190_000, entry_points=143
        ),
        reads=_reads(),
        permissions=_permissions(),
        sdks=(
            SdkPresence(
                id="starad",
                name="星广告 StarAd",
                vendor="Example Ads",
                categories=("ad",),
                evidence=tuple(f"class:net.example.starad.C{index}" for index in range(8)),
                classes=120,
                reachable_methods=64,
                live=True,
            ),
            SdkPresence(
                id="example-push",
                name="示例推送",
                categories=("push",),
                evidence=("library:libpush.so",),
                classes=40,
                reachable_methods=12,
                live=True,
            ),
            SdkPresence(id="evil", name=HOSTILE_TEXTS[5], evidence=(HOSTILE_TEXTS[0],), classes=1),
        ),
        policy=policy,
        consistency=_claims(policy),
        gaps=(
            Gap(
                stage="dex",
                cause=Cause.NATIVE_CODE,
                where="lib/arm64-v8a/libcore.so",
                detail="Native code is not analysed.",
                blocks_code=True,
            ),
            Gap(stage="callgraph", cause=Cause.REFLECTION, where=CALLS, detail="Class name is computed."),
            Gap(stage="resources", cause=Cause.DAMAGED, where=HOSTILE_TEXTS[1], detail=HOSTILE_TEXTS[8]),
        ),
        flows=sample_flows.flows(HOSTILE_TEXTS, LONG),
        snippets=sample_flows.SNIPPETS,
        stages_done=("manifest", "code", "policy", "flows"),
    )


def _clause(
    key: str, instrument: str, cite: str, zh: str, en: str, mark: str = "V", role: str = "basis"
) -> CitedClause:
    return CitedClause(
        id=key,
        instrument=instrument,
        cite=cite,
        gist_zh=zh,
        gist_en=en,
        mark=mark,  # type: ignore[arg-type] # a literal in each call
        role=role,  # type: ignore[arg-type] # a literal in each call
    )


RD_2_1 = _clause(
    "RD-2.1",
    "rd",
    "《认定方法》二、1.",
    "没有逐项列出 App 及受托第三方、内嵌第三方代码收集使用信息的目的、方式、范围",
    "Purpose, manner and scope are not listed item by item for the app and the third-party code in it",
)
RD_3_9 = _clause(
    "RD-3.9", "rd", "《认定方法》三、9.", "违反自己声明的规则收集使用", "Collects contrary to its own stated rules"
)
RD_4_1 = _clause(
    "RD-4.1", "rd", "《认定方法》四、1.", "收集的信息类型或权限与业务功能无关", "Unrelated to its functions"
)
RD_6_5 = _clause("RD-6.5", "rd", "《认定方法》六、5.", "没有公布投诉举报渠道", "No published complaint channel", "V2")
TAF = _clause(
    "TAF-078.6", "taf-078-6", "T/TAF 078.6 5.4", "实际收集与声明一致", "Collection as stated", "M", "reference"
)


def _finding(
    key: str, rule: str, verdict: str, subject: tuple[str, str], fact: tuple[str, str], *refs: object
) -> Finding:
    pairs = [(refs[at], refs[at + 1]) for at in range(0, len(refs), 2)]
    return Finding(
        id=key,
        rule=rule,
        verdict=verdict,  # type: ignore[arg-type] # a literal in each call
        severity="high",
        subject_zh=subject[0],
        subject_en=subject[1],
        fact_zh=fact[0],
        fact_en=fact[1],
        remedy_zh="删除该读取，或在隐私政策中逐项写明其目的、方式和范围，并在读取前征得同意。",
        remedy_en="Remove the read, or state its purpose, manner and scope in the policy and ask before reading.",
        evidence=tuple(EvidenceRef(kind=str(kind), index=int(str(index))) for kind, index in pairs),
    )


def judgement() -> Judgement:
    """A judgement over `facts` with every verdict."""
    return Judgement(
        date="2026-11-21",
        app_type="",
        ruleset_sha256="3b" * 32,
        items=(
            ItemResult(
                rule="information-not-stated",
                title_zh="代码读取的个人信息在政策中未声明，或与政策相反",
                title_en="Personal information is read but not stated in the policy, or denied by it",
                problem="违规收集个人信息",
                verdict="confirmed",
                severity="high",
                clauses=(RD_2_1, RD_3_9, TAF),
                findings=(
                    _finding(
                        "a1b2c3",
                        "information-not-stated",
                        "confirmed",
                        ("通讯录（App 自身）", "contacts (the app)"),
                        (
                            "App 自身的代码读取通讯录，可从入口到达；隐私政策声明不收集通讯录。",
                            "The app's own code reads contacts and is reachable; the policy says that it does not.",
                        ),
                        *("read", 0, "data-claim", 0, "flow", 0),
                    ),
                    _finding(
                        "d4e5f6",
                        "information-not-stated",
                        "confirmed",
                        ("通话记录（App 自身）", "call log (the app)"),
                        (
                            "App 自身的代码读取通话记录，隐私政策未见声明。",
                            "The app reads the call log; the policy is silent.",
                        ),
                        *("read", 1, "data-claim", 1),
                    ),
                    _finding(
                        "778899",
                        "information-not-stated",
                        "suspected",
                        ("已安装应用列表（App 自身）", "installed apps (the app)"),
                        ("App 自身的代码读取已安装应用列表。", "The app reads the list of installed apps."),
                        *("read", 2, "data-claim", 2, "read", 9999, "nonsense", 1, "sentence", 4, "gap", 1),
                    ),
                ),
            ),
            ItemResult(
                rule="sdk-not-named",
                title_zh="SDK 未在政策中列明",
                title_en="An SDK is not named in the policy",
                problem="违规收集个人信息",
                verdict="confirmed",
                severity="high",
                clauses=(RD_2_1,),
                findings=(
                    _finding(
                        "112233",
                        "sdk-not-named",
                        "confirmed",
                        ("星广告 StarAd", "StarAd"),
                        (
                            "安装包接入星广告 StarAd，隐私政策未列明。",
                            "StarAd is integrated; the policy does not name it.",
                        ),
                        *("sdk", 0, "sdk-claim", 0, "read", 3, "data-claim", 3, "flow", 1, "flow", 2, "flow", 9999),
                        *("recipient-claim", 1, "recipient-claim", 77),
                    ),
                ),
            ),
            ItemResult(
                rule="unused-permission",
                title_zh="申请的权限未发现使用",
                title_en="A requested permission has no use",
                problem="APP强制、频繁、过度索取权限",
                verdict="suspected",
                severity="medium",
                clauses=(RD_4_1,),
                findings=(
                    _finding(
                        "445566",
                        "unused-permission",
                        "suspected",
                        ("CAMERA", "CAMERA"),
                        (
                            "申请了相机权限，未发现使用该权限的代码。",
                            "CAMERA is requested and no code that needs it was found.",
                        ),
                        *("permission", 2, "permission-claim", 1),
                    ),
                ),
            ),
            ItemResult(
                rule="self-start",
                title_zh="自启动或关联启动的代码",
                title_en="Code that starts the app by itself",
                problem="APP频繁自启动和关联启动",
                verdict="suspected",
                severity="low",
                findings=(
                    _finding(
                        "aa0011",
                        "self-start",
                        "suspected",
                        ("BootReceiver", HOSTILE_TEXTS[1]),
                        ("清单注册了开机广播。", "The manifest registers for the boot broadcast."),
                        *("component", 0, "permission", 5, "manifest", 0),
                    ),
                ),
            ),
            ItemResult(
                rule="complaint-channel",
                title_zh="未公布投诉、举报渠道",
                title_en="No channel for complaints",
                problem="违规收集个人信息",
                verdict="confirmed",
                severity="medium",
                clauses=(RD_6_5,),
                findings=(
                    _finding(
                        "bb2233",
                        "complaint-channel",
                        "confirmed",
                        ("投诉、举报渠道", "complaints"),
                        ("政策全文未检出投诉、举报渠道。", "The policy names no channel for complaints."),
                        *("policy-check", 2, "policy-check", 1),
                    ),
                ),
            ),
            ItemResult(
                rule="shared-with-third-parties",
                title_zh="个人信息流向第三方",
                title_en="Personal information flows to third parties",
                problem="违规使用个人信息",
                verdict="not-seen",
                severity="high",
                reason_zh="未进行数据流分析。",
                reason_en="Data flow was not analysed.",
                clauses=(RD_3_9,),
            ),
            ItemResult(
                rule="refusal",
                title_zh="拒绝授权后仍频繁索取",
                title_en="Asks again after a refusal",
                problem="APP强制、频繁、过度索取权限",
                verdict="undecidable",
                severity="medium",
                reason_zh="须在设备上观察拒绝后的行为。",
                reason_en="What happens after a refusal must be watched on a device.",
                clauses=(RD_4_1,),
            ),
            ItemResult(
                rule="silent-installation",
                title_zh="静默安装",
                title_en="Silent installation",
                problem="欺骗误导用户下载APP",
                verdict="no-issue",
                severity="medium",
                reason_zh="检查了全部可达代码中的安装接口，未发现调用。",
                reason_en="All installer APIs were looked for in the reachable code; none is called.",
            ),
        ),
    )
