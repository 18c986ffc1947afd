"""Where the data of the made-up app goes: every way out, every doubt, hostile names."""

from itertools import cycle, islice

from analyzer.behaviours.model import CallSite
from analyzer.catalogue.channels import Channel
from analyzer.consistency.model import Recipient, RecipientClaim
from analyzer.evidence.model import PlacedSnippet, Snippet
from analyzer.flows.model import Destination, Flow, FlowStep, StepKind, Transformation
from analyzer.program.owner import Owner

APP = Owner(kind="app")
ADS = Owner(kind="sdk", sdk="starad")
UNKNOWN = Owner(kind="unattributed")

READ = CallSite(
    method="Lcom/example/loan/risk/ContactReader;->readAll(Landroid/content/ContentResolver;)Ljava/util/List;",
    offset=18,
    line=44,
    source_file="ContactReader.java",
    dex="classes.dex",
)
HELPER = CallSite(
    method="Lcom/example/loan/risk/RiskCollector;->pack(Ljava/util/List;)Lorg/json/JSONObject;",
    offset=6,
    line=71,
    source_file="RiskCollector.java",
)
SEND = CallSite(
    method="Lcom/example/loan/net/Api;->upload(Lorg/json/JSONObject;)V",
    offset=40,
    line=120,
    source_file="Api.java",
    dex="classes2.dex",
)
POST = "Lokhttp3/Request$Builder;->post(Lokhttp3/RequestBody;)Lokhttp3/Request$Builder;"
QUERY = "content://com.android.contacts/data/phones"
SEND_CODE = """public void upload(JSONObject data) {
    RequestBody body = RequestBody.create(JSON, data.toString());
    Request request = new Request.Builder().url("http://api.risk.example.cn/v1/contacts").post(body).build();
    this.client.newCall(request).execute();
}"""

WAY: tuple[tuple[StepKind, CallSite, str, str], ...] = (
    ("source", READ, "Landroid/content/ContentResolver;->query(Landroid/net/Uri;)Landroid/database/Cursor;", ""),
    ("api", READ, "Landroid/database/Cursor;->getString(I)Ljava/lang/String;", ""),
    ("store", READ, "Lcom/example/loan/risk/Contact;->number:Ljava/lang/String;", ""),
    ("return", READ, READ.method, ""),
    ("call", HELPER, HELPER.method, ""),
    ("api", HELPER, "Lorg/json/JSONObject;->put(Ljava/lang/String;Ljava/lang/Object;)Lorg/json/JSONObject;", "phones"),
    ("saved", HELPER, "Landroid/content/SharedPreferences$Editor;->putString(Ljava/lang/String;)V", "risk_cache"),
    ("restored", HELPER, "Landroid/content/SharedPreferences;->getString(Ljava/lang/String;)V", "risk_cache"),
    ("callback", SEND, "Ljava/lang/Runnable;->run()V", ""),
    ("intent", SEND, "", "extra"),
    ("load", SEND, "", ""),
    ("thrown", SEND, "", ""),
    ("sink", SEND, POST, ""),
)


def _steps(way: tuple[tuple[StepKind, CallSite, str, str], ...]) -> tuple[FlowStep, ...]:
    return tuple(FlowStep(kind=kind, site=site, what=what, key=key) for kind, site, what, key in way)


def _flow(data_type: str, channel: Channel, *to: Destination, **other: object) -> Flow:
    stated: dict[str, object] = {
        "data_type": data_type,
        "source": READ,
        "source_api": QUERY,
        "source_owner": APP,
        "sink": SEND,
        "sink_api": POST,
        "sink_owner": APP,
        "argument": "arg1",
        "channel": channel,
        "destinations": to,
        "steps": _steps((WAY[0], WAY[-1])),
    }
    return Flow(**{**stated, **other})  # type: ignore[arg-type] # each call states what a flow has


def flows(hostile: tuple[str, ...] = (), long: str = "") -> tuple[Flow, ...]:
    """One of each kind; ``hostile`` and ``long`` are texts that a package may hold."""
    hashed = Transformation(kind="hash", algorithm="MD5", site=HELPER)
    coded = Transformation(kind="encode", algorithm="Base64", site=HELPER)
    locked = Transformation(kind="encrypt", algorithm="AES/CBC/PKCS5Padding", site=HELPER, constant_key=True)
    return (
        _flow(
            "contacts",
            "network",
            Destination(kind="host", value="api.risk.example.cn", detail="http://api.risk.example.cn/v1/contacts"),
            transport="cleartext",
            transformations=(coded,),
            steps=_steps(WAY),
            stored=True,
            phases=("application", "background"),
            consent="before",
        ),
        _flow("imei", "sdk", Destination(kind="sdk", value="starad"), transformations=(hashed,)),
        _flow(
            "imei",
            "network",
            Destination(kind="host", value="log.starad.example", origin="native-string"),
            transport="tls",
            source_owner=ADS,
            sink_owner=ADS,
            certainty="unconfirmed",
            reason="budget",
        ),
        _flow("installed-apps", "network", transport="tls-unchecked", transformations=(locked,), source_owner=UNKNOWN),
        _flow("location", "log"),
        _flow("location", "preferences", Destination(kind="key", value="last_place")),
        _flow("call-log", "sms", Destination(kind="number", value="10690000"), implicit=True),
        _flow("contacts", "network", grade="packaged"),
        *(
            _flow(
                text,
                "intent",
                Destination(kind="component", value=text, detail=text),
                reason=text,
                certainty="unconfirmed",
                transformations=(Transformation(kind="hash", algorithm=text, site=HELPER),),
                steps=(
                    FlowStep(kind="api", site=CallSite(method=text, line=1, source_file=text), what=text, key=text),
                ),
            )
            for text in (*hostile, *((long,) if long else ()))
        ),
    )


RECIPIENTS = (
    Recipient(id="api.risk.example.cn", kind="host", role="unknown"),
    Recipient(
        id="log.starad.example",
        kind="host",
        role="third-party",
        owner="Example Ads",
        sdk="starad",
        country="US",
        purpose="ads",
    ),
    Recipient(id="starad", kind="sdk", role="sdk", sdk="starad"),
)
TRANSFERS = (
    RecipientClaim(data_type="contacts", recipient="api.risk.example.cn", disclosure="not-named", certain=False),
    RecipientClaim(
        data_type="imei", recipient="starad", disclosure="not-named", certain=True, searched=("星广告", "StarAd")
    ),
    RecipientClaim(
        data_type="imei", recipient="log.starad.example", disclosure="unnamed", certain=False, sentences=(3,)
    ),
)
SNIPPETS = (
    PlacedSnippet(method=SEND.method, offset=SEND.offset, snippet=Snippet(text=SEND_CODE, line=3, kind="java")),
)


def many(count: int) -> tuple[Flow, ...]:
    """So many flows between many kinds, owners and hosts."""
    kinds = ("contacts", "imei", "location", "sms", "call-log", "installed-apps", "android-id", "mac-address", "imsi")
    more = ("clipboard", "phone-number", "accounts", "calendar", "oaid", "gaid", "ssid", "bssid", "sensors")
    owners = (APP, UNKNOWN, *(Owner(kind="sdk", sdk=f"sdk-number-{number}") for number in range(12)))
    channels: tuple[Channel, ...] = ("network", "network", "log", "sdk", "file", "network")
    picked = islice(zip(cycle((*kinds, *more)), cycle(owners), cycle(channels), cycle(range(25))), count)
    transports = ("tls", "cleartext", "", "tls-unchecked")
    return tuple(
        _flow(
            kind,
            channel,
            *(
                (Destination(kind="host", value=f"host-{host}.a-rather-long-name.example.com.cn"),)
                if channel == "network"
                else (Destination(kind="sdk", value=f"sdk-number-{host}"),)
                if channel == "sdk"
                else ()
            ),
            source_owner=owner,
            transport=transports[host % 4] if channel == "network" else "",
            certainty="confirmed" if host % 5 else "unconfirmed",
        )
        for kind, owner, channel, host in picked
    )
