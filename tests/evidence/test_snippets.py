import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk.cutter import MARK, cut
from analyzer.apk.dex import Dex, read_dex
from analyzer.evidence import child, worker
from analyzer.evidence.model import Snippet, SnippetRequest
from analyzer.evidence.snippets import snippets, start
from analyzer.evidence.worker import Worker
from tests.apk.fixtures import code_of, dex_of, method_of


def request(name: str, ending: str, instruction: str = "", nth: int = 0) -> SnippetRequest:
    dex = dex_of(name)
    index, method, _ = method_of(dex, ending)
    found = [i.pc for i in code_of(dex, ending).instructions if i.name == instruction]
    return SnippetRequest(dex, index, method, found[nth] if instruction else -1)


def marked(snippet: Snippet) -> str:
    return snippet.text.split("\n")[snippet.line - 1].strip() if snippet.line else ""


def test_java_with_the_very_line() -> None:
    kinds = "Calls;->kinds(Ljava/lang/Runnable;)V"
    found = snippets(
        [
            request("payloads.dex", kinds, "invoke-super"),
            request("payloads.dex", kinds, "invoke-static/range"),
            request("payloads.dex", kinds, "invoke-interface"),
            request("payloads.dex", "Payloads;->data()[S", "invoke-static"),
            request("payloads.dex", "Calls;->fields()V", "sput-boolean"),
            request("payloads.dex", kinds, "invoke-direct", 0),
        ]
    )
    assert [snippet.kind for snippet in found] == ["java"] * 6
    assert [marked(snippet) for snippet in found] == [
        "super.clear();",
        "fixture.Calls.fixed();",
        "p2.run();",
        "fixture.Payloads.target();",
        "fixture.Calls.flag = fixture.Calls.flag;",
        "fixture.Calls v0_1 = new fixture.Calls();",
    ]
    assert MARK.decode() not in "".join(snippet.text for snippet in found)
    assert all(snippet.text.split("\n")[0].startswith("public") for snippet in found)


def test_the_second_of_two_equal_calls_is_told_from_the_first() -> None:
    kinds = "Calls;->kinds(Ljava/lang/Runnable;)V"
    first, second = snippets(
        [request("payloads.dex", kinds, "invoke-static"), request("payloads.dex", kinds, "invoke-static/range")]
    )
    assert marked(first) == marked(second) == "fixture.Calls.fixed();"
    assert 0 < first.line < second.line


def test_a_call_of_the_parents_constructor() -> None:
    (found,) = snippets([request("payloads.dex", "Calls;-><init>()V", "invoke-direct")])
    assert found.line
    assert marked(found).startswith(("super(", "invoke-direct {p0}, Ljava/util/ArrayList;-><init>()V"))


def test_calls_linked_at_run_time_are_decompiled_too() -> None:
    custom, polymorphic = snippets(
        [
            request("call-sites.dex", "->custom(II)I", "invoke-custom/range"),
            request("call-sites.dex", "->polymorphic(Ljava/lang/invoke/MethodHandle;II)I", "invoke-polymorphic/range"),
        ]
    )
    assert (custom.kind, marked(custom)) == ("java", "return fixture.CallSites.sub(p1, p2);")
    assert (polymorphic.kind, marked(polymorphic)) == ("java", "return p1.invoke(p2, p3);")


def test_a_method_as_a_whole() -> None:
    wanted = request("payloads.dex", "Payloads;->packed(I)I")
    row = [index for _, index, *_ in wanted.dex.methods.tolist()].index(wanted.method_index)
    (found,) = snippets([SnippetRequest.of_row(wanted.dex, row)])
    assert (found.kind, found.line) == ("java", 0)
    assert found.text.startswith("public static int packed(int p1) {")


def test_damaged_code_is_not_given_to_the_decompiler() -> None:
    dex = dex_of("payloads.dex")
    wanted = request("payloads.dex", "Payloads;->data()[S", "invoke-static")
    data = np.array(dex.data)
    data[code_of(dex, "Payloads;->data()[S").start] = 0x3E
    (broken,), _ = read_dex("broken", data.tobytes())
    (found,) = snippets([SnippetRequest(broken, wanted.class_index, wanted.method_index, wanted.pc)])
    assert (found.kind, found.reason) == ("smali", "damaged code")
    assert "target()V" in marked(found)
    assert "# 0000: opcode 0x3e" in found.text


def test_nothing_where_there_is_no_code() -> None:
    dex = dex_of("payloads.dex")
    assert snippets([]) == ()
    found = snippets([SnippetRequest(dex, 99, 0, 0), SnippetRequest(dex, -1, 0, 0), SnippetRequest(dex, 0, 9999, 0)])
    assert found == (Snippet(reason="no code that could be read"),) * 3


def test_the_same_bytes_whatever_came_before() -> None:
    wanted = [request("payloads.dex", f"Payloads;->{name}") for name in ("packed(I)I", "sparse(I)I", "data()[S")]
    assert snippets(wanted) == snippets(wanted[::-1])[::-1]


def one_method(dex: Dex, ending: str) -> bytes:
    index, method, _ = method_of(dex, ending)
    data = cut(dex, index, {method})
    assert data
    return data


def done(worker: Worker) -> tuple[dict[int, str], dict[int, str]]:
    try:
        return worker.results()
    finally:
        worker.stop()


def test_a_file_that_cannot_be_read_costs_only_itself() -> None:
    good = one_method(dex_of("payloads.dex"), "Payloads;->target()V")
    found, failed = done(Worker({1: b"garbage", 2: good, 3: good[:60], 4: good}, timeout=20, memory=1 << 29))
    assert sorted(found) == [2, 4]
    assert sorted(failed) == [1, 3]


FAKE = """
import importlib.util, os, signal, sys, time
spec = importlib.util.spec_from_file_location("real", {real!r})
real = importlib.util.module_from_spec(spec)
spec.loader.exec_module(real)
def decompile(data):
    if data == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if data == b"leave":
        os._exit(3)
    if data == b"hang":
        while True:
            time.sleep(1)
    if data == b"lie":
        os.write(real.ANSWERS, b"\\xff" * 40)
    return "text of " + data[:3].decode()
real.decompile = decompile
real.settle_order = lambda: None
take = real.take_output
def take_output():
    real.ANSWERS = take()
    return real.ANSWERS
real.take_output = take_output
real.main(int(sys.argv[1]), int(sys.argv[2]))
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "fake.py"
    program.write_text(FAKE.format(real=child.__file__))
    monkeypatch.setattr(child, "__file__", str(program))
    monkeypatch.setattr(worker, "EACH_SECONDS", 1.5)


def work(*texts: bytes, timeout: float = 20) -> tuple[dict[int, str], dict[int, str]]:
    return done(Worker(dict(enumerate(texts)), timeout=timeout, memory=1 << 29))


@pytest.mark.usefixtures("fake")
def test_a_death_costs_one_snippet_and_the_next_are_made() -> None:
    found, failed = work(b"a", b"die", b"b", b"leave", b"c")
    assert found == {0: "text of a", 2: "text of b", 4: "text of c"}
    assert failed == {1: "killed", 3: "the decompiler ended with 3"}


@pytest.mark.usefixtures("fake")
def test_a_hang_is_killed() -> None:
    found, failed = work(b"hang", b"b")
    assert (found, failed) == ({1: "text of b"}, {0: "killed"})


@pytest.mark.usefixtures("fake")
def test_a_child_that_talks_nonsense_is_ended() -> None:
    found, failed = work(b"a", b"lie", b"c")
    assert found == {0: "text of a", 2: "text of c"}
    assert list(failed) == [1]


@pytest.mark.usefixtures("fake")
def test_restarts_are_not_without_end() -> None:
    found, failed = work(*[b"die"] * 5, b"a")
    assert found == {}
    assert failed == {0: "killed", 1: "killed", 2: "killed", 3: "out of time", 4: "out of time", 5: "out of time"}


@pytest.mark.usefixtures("fake")
def test_the_whole_has_a_deadline_too() -> None:
    found, failed = work(b"a", b"hang", b"hang", b"b", timeout=1.5)
    assert found == {0: "text of a"}
    assert sorted(failed) == [1, 2, 3]


@pytest.mark.usefixtures("fake")
def test_cancelling_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "EACH_SECONDS", 60.0)
    running = Worker({0: b"hang", 1: b"a"}, timeout=60, memory=1 << 29)
    running.stop()
    found, failed = running.results()
    assert found == {}
    assert sorted(failed) == [0, 1]


@pytest.mark.usefixtures("fake")
def test_a_child_works_for_one_after_the_other() -> None:
    first = Worker({0: b"a", 1: b"b"}, timeout=20, memory=1 << 29)
    assert first.results()[0] == {0: "text of a", 1: "text of b"}
    process = first._process
    second = Worker({0: b"c", 1: b"die", 2: b"d"}, timeout=20, memory=1 << 29, after=first)
    third = Worker({0: b"e"}, timeout=20, memory=1 << 29, after=second)
    assert done(third) == ({0: "text of e"}, {})
    assert second.results() == ({0: "text of c", 2: "text of d"}, {1: "killed"})
    assert process is not None
    assert process.returncode == -signal.SIGKILL
    first.stop()
    second.stop()


@pytest.mark.usefixtures("fake")
def test_what_the_decompiler_drops_is_disassembled() -> None:
    (found,) = snippets([request("payloads.dex", "Strings;->all()V", "const-string", 3)])
    assert (found.kind, found.reason) == ("smali", "not in the decompiled text")
    assert marked(found) == 'const-string v0, "通讯录"'


def test_cancelling_what_was_never_started() -> None:
    pending = start([])
    pending.cancel()
    assert pending.collect() == ()


@pytest.mark.usefixtures("fake")
def test_a_missing_interpreter_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    found, failed = work(b"a", b"b")
    assert found == {}
    assert set(failed) == {0, 1}
    assert "no process" in failed[0]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are those of Linux")
def test_memory_is_limited() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(child.__file__).parent)!r}); import child; child.limit(1 << 28, 9)"
    )
    done = subprocess.run([sys.executable, "-c", f"{code}; bytearray(1 << 29)"], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr
