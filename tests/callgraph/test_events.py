"""The table of events: its rows name what exists, and mean what its header says."""

import csv
from functools import cache
from pathlib import Path

import pytest

from analyzer import places
from analyzer.apk.dex import read_dex
from analyzer.callgraph.events import BIT, SAME, EventIndex, Transfer, default_transfer, load_events, transfer_of
from analyzer.errors import RulesetError
from analyzer.program.build import FRAMEWORK, Program, build_program
from analyzer.program.framework import load_framework

DATA = Path(__file__).parents[1] / "data"


@cache
def program() -> Program:
    dexes, _ = read_dex("classes.dex", (DATA / "phases.dex").read_bytes())
    return build_program(dexes, load_framework(), 24, 7)[0]


@cache
def index() -> EventIndex:
    return EventIndex(program(), load_events())


def of(type_: str, name: str, edge: str = "callback") -> Transfer:
    number = program().find_type(type_)
    assert number >= 0, type_
    return index().callback(edge, number, name)


def test_every_row_of_a_framework_class_names_methods_that_it_declares() -> None:
    linked = program()
    names = linked.symbols.methods
    missing = []
    for row in load_events().rows:
        if not row.type.startswith(("Landroid/", "Ljava/", "Ljavax/")) or row.type.startswith("Landroid/support/"):
            continue
        type_ = linked.find_type(row.type)
        if type_ < 0 or linked.types.origin[type_] != FRAMEWORK:
            missing.append(row.type)
            continue
        declared = {linked.method_name(m) for m in (names.owner == type_).nonzero()[0].tolist()}
        if row.type == "Landroid/app/Application;":
            declared.add("attachBaseContext")  # ContextWrapper's
        wanted = {method.partition("(")[0] for method in row.methods} - {"*", "<init>", "<clinit>"}
        missing += [f"{row.type}->{name}" for name in sorted(wanted - declared)]
    assert missing == []


@pytest.mark.parametrize("holder", ["Builder", "Action$Builder", "Action", "BubbleMetadata$Builder"])
def test_what_a_notification_holds_waits_for_the_user(holder: str) -> None:
    (row,) = [
        row for row in load_events().rows if (row.edge, row.type) == ("call", f"Landroid/app/Notification${holder};")
    ]
    assert row.methods == ("*",)
    assert row.transfer.of(BIT["launch"]) == BIT["user-event"]


def test_no_method_has_two_rows() -> None:
    keys = [(row.edge, row.type, method) for row in load_events().rows for method in row.methods]
    assert len(keys) == len(set(keys)) > 500


@pytest.mark.parametrize(
    ("type_", "name", "edge", "phase"),
    [
        ("Landroid/view/View$OnClickListener;", "onClick", "callback", "user-event"),
        ("Landroid/text/TextWatcher;", "afterTextChanged", "callback", "user-event"),
        ("Landroid/content/DialogInterface$OnClickListener;", "onClick", "callback", "user-event"),
        ("Landroid/content/DialogInterface$OnShowListener;", "onShow", "callback", "same"),
        ("Ljava/lang/Runnable;", "run", "callback", "same"),
        ("Ljava/util/TimerTask;", "run", "callback", "same"),
        ("Landroid/location/LocationListener;", "onLocationChanged", "callback", "repeating"),
        ("Landroid/content/BroadcastReceiver;", "onReceive", "callback", "background"),
        ("Landroid/content/BroadcastReceiver;", "onReceive", "intent", "same+background"),
        ("Landroid/appwidget/AppWidgetProvider;", "onUpdate", "callback", "background"),
        ("Landroid/app/IntentService;", "onHandleIntent", "intent", "same+background"),
        ("Landroid/app/job/JobService;", "onStartJob", "intent", "background"),
        ("Landroid/telephony/PhoneStateListener;", "onCallStateChanged", "callback", "background"),
        ("Landroid/app/ListActivity;", "onCreate", "intent", "same"),
        ("Landroid/app/ListActivity;", "onListItemClick", "callback", "user-event"),
        ("Landroid/app/ListActivity;", "onKeyDown", "callback", "user-event"),
        ("Landroid/app/Application$ActivityLifecycleCallbacks;", "onActivityCreated", "callback", "activity"),
        ("Landroid/app/ListActivity;", "onCreate", "callback", "none"),  # mentioning an activity starts none
        ("Landroid/content/ContentProvider;", "query", "entry", "external"),
        ("Landroid/content/ContentProvider;", "query", "intent", "same"),
        ("Landroid/content/ContentProvider;", "onCreate", "entry", "same"),
        ("Landroid/app/Application;", "attachBaseContext", "entry", "attach"),
        ("Landroid/app/Application;", "onCreate", "entry", "same"),
        ("Landroid/app/Application;", "onTrimMemory", "entry", "background"),
        ("Landroid/widget/Button;", "onTouchEvent", "callback", "user-event"),
        ("Landroid/widget/Button;", "onDraw", "callback", "same"),
    ],
)
def test_rows_and_supertypes(type_: str, name: str, edge: str, phase: str) -> None:
    assert of(type_, name, edge) == transfer_of(phase.split("+"))


@pytest.mark.parametrize(
    ("descriptor", "transfer"),
    [
        ("Landroid/widget/Unknown$OnSpunListener;", Transfer(0, BIT["user-event"])),
        ("Lcom/lib/ui/SpinWatcher;", Transfer(0, BIT["user-event"])),
        ("Landroid/os/UnknownListener;", Transfer(0, BIT["background"])),
        ("Lcom/lib/net/Stream$Callback;", Transfer(0, BIT["background"])),
        ("Lcom/lib/net/Job;", SAME),
        ("Ljava/util/Comparator;", SAME),
    ],
)
def test_a_type_without_a_row_is_judged_by_its_name(descriptor: str, transfer: Transfer) -> None:
    assert default_transfer(descriptor) == transfer


def test_transfers() -> None:
    launch, click = BIT["launch"], BIT["user-event"]
    assert transfer_of(["same", "repeating"]).of(launch) == launch | BIT["repeating"]
    assert transfer_of(["activity"]).of(BIT["application"]) == launch
    assert transfer_of(["activity"]).of(click) == click
    assert transfer_of(["background"]).of(launch) == BIT["background"]
    assert transfer_of(["background"]).of(0) == 0
    assert transfer_of(["none"]).of(launch) == 0


def _table(tmp_path: Path, row: str) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "events.tsv").write_text(
        f"# head\nedge\ttype\tmethod\tphase\tfirst\tinterval\tsource\tnote\n{row}\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("callback\tLa/B;\trun\tsoon\t\t\tdoc\t", "'soon' is no phase"),
        ("callbak\tLa/B;\trun\tsame\t\t\tdoc\t", "'callbak' is not one of"),
        ("callback\tLa/B;\trun\tsame\tdoc", "5 cells"),
        ("callback\ta.B\trun\tsame\t\t\tdoc\t", "a class descriptor"),
        ("callback\tLa/B;\trun\tsame\t1\t\tdoc\t", "numbers of arguments of a call"),
        ("call\tLa/B;\trun\tsame\t\tone\tdoc\t", "numbers of arguments of a call"),
        ("callback\tLa/B;\trun\tsame\t\t\t\t", "a source"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(RulesetError, match=r"events\.tsv:3: ") as error:
        load_events(_table(tmp_path, row))
    assert words in str(error.value)


def test_a_folder_without_the_table_gets_the_shipped_one(tmp_path: Path) -> None:
    assert load_events(tmp_path) == load_events(places.rulesets_dir() / "tables")


def test_the_table_says_where_each_row_is_from() -> None:
    path = places.rulesets_dir() / "tables" / "own" / "events.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["source"] for row in rows} == {"doc", "platform", "library", "choice"}
