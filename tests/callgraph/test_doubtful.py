"""What only a guess enters is alive, and says that it is a guess."""

from pathlib import Path

from analyzer import pipeline
from analyzer.apk.contents import read_contents
from analyzer.apk.manifest import read_manifest
from analyzer.behaviours.model import CallSite, EntryPoint, PathStep, SensitiveRead
from analyzer.callgraph.build import CallGraph
from analyzer.program.owner import Owner
from analyzer.progress import silent

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


def graph(case: str) -> CallGraph:
    with pipeline.opened(BUILT / f"{case}.apk") as package:
        manifest, _ = read_manifest(package)
        contents, _ = read_contents(package, manifest)
        return pipeline.link(package, manifest, contents, silent)[1]


def test_what_native_code_names_is_entered_in_doubt() -> None:
    found = graph("native-callback-by-name")
    named = found.program.find_method("Lp/Bridge;", "onNativeEvent", "(I)V")
    own = found.program.find_method("Lp/Main;", "onCreate", "(Landroid/os/Bundle;)V")
    assert (found.live[named], found.doubtful[named]) == (1, 1)
    assert (found.live[own], found.doubtful[own]) == (1, 0)
    assert found.entry(named)[0] == "native-name"


def test_a_doubtful_entry_accuses_nobody() -> None:
    def read(doubtful: bool) -> SensitiveRead:
        return SensitiveRead(
            data_type="imei",
            kind="api",
            api="La;->b()V",
            site=CallSite(method="Lp/A;->a()V"),
            owner=Owner(kind="app"),
            grade="reachable",
            entry=EntryPoint(method="Lp/A;->a()V", kind="native-name", doubtful=doubtful),
            path=(PathStep(method="Lp/A;->a()V", how="entry"),),
        )

    assert read(doubtful=False).firm
    assert not read(doubtful=True).firm
