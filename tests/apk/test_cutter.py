import hashlib
import random
import shutil
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk.code import read_code
from analyzer.apk.cutter import MARK, Place, cut
from analyzer.apk.dex import Dex, read_dex
from tests.apk.fixtures import NAMES, code_of, dex_of, method_of
from tests.apk.oracle import Method, ours


def reread(data: bytes | None) -> Dex:
    assert data is not None
    (dex,), gaps = read_dex("cut", data)
    assert gaps == ()
    return dex


def content(dex: Dex, owner: str = "") -> dict[str, object]:
    """What the methods do, by name and without table positions."""
    return {m.signature: _without_indices(m) for m in ours(dex) if m.signature.startswith(owner)}


def _without_indices(method: Method) -> object:
    return [(r.pc, r.name, r.registers, r.what) for r in method.rows], method.catches


def class_name(dex: Dex, index: int) -> str:
    return dex.type_name(int(dex.class_defs[index, 0]))


@pytest.mark.parametrize("name", ["payloads.dex", "annotations.dex"])
def test_a_cut_class_does_what_the_class_does(name: str) -> None:
    dex = dex_of(name)
    for index in range(len(dex.class_defs)):
        small = reread(cut(dex, index))
        owner = class_name(dex, index)
        assert content(small) == content(dex, owner + "->")
        assert [class_name(small, 0), len(small.class_defs)] == [owner, 1]
        fields = {dex.field_signature(row[1]): row[2:] for row in dex.fields.tolist() if row[0] == index}
        assert {small.field_signature(row[1]): row[2:] for row in small.fields.tolist()} == fields


def test_header_checks_hold() -> None:
    data = cut(dex_of("payloads.dex"), 0)
    assert data is not None
    assert int.from_bytes(data[8:12], "little") == zlib.adler32(data[12:])
    assert data[12:32] == hashlib.sha1(data[32:], usedforsecurity=False).digest()
    assert int.from_bytes(data[32:36], "little") == len(data)
    assert data == cut(dex_of("payloads.dex"), 0)


@pytest.mark.skipif(shutil.which("dexdump") is None, reason="dexdump is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_the_platforms_verifier_takes_it(name: str, tmp_path: Path) -> None:
    dex = dex_of(name)
    for index in range(len(dex.class_defs)):
        data = cut(dex, index)
        assert data
        target = tmp_path / "cut.dex"
        target.write_bytes(data)
        done = subprocess.run(["dexdump", "-d", str(target)], capture_output=True, check=False)
        assert (done.returncode, b"rror" in done.stderr) == (0, False), done.stderr


def test_only_the_methods_asked_for() -> None:
    dex = dex_of("payloads.dex")
    index, method, _ = method_of(dex, "Payloads;->sparse(I)I")
    small = reread(cut(dex, index, {method}))
    assert list(content(small)) == ["Lfixture/Payloads;->sparse(I)I"]
    assert len(small.fields) == 0
    assert len(small.string_start) < len(dex.string_start)


def test_what_035_does_not_have_becomes_the_nearest_call() -> None:
    dex = dex_of("call-sites.dex")
    small = reread(cut(dex, 0))
    assert small.version == 35
    custom = code_of(small, "->custom(II)I").instructions
    assert [(i.pc, i.name) for i in custom] == [
        (0, "invoke-static"),
        (3, "move-result"),
        (4, "invoke-static/range"),
        (7, "move-result"),
        (8, "return"),
    ]
    assert small.method_signature(custom[0].ref) == "Lfixture/CallSites;->add(II)I"
    polymorphic = code_of(small, "->polymorphic(Ljava/lang/invoke/MethodHandle;II)I").instructions
    assert [i.name for i in polymorphic[:3]] == ["nop", "invoke-virtual", "move-result"]
    assert small.method_signature(polymorphic[1].ref) == "Ljava/lang/invoke/MethodHandle;->invokeExact(II)I"


def test_handles_become_strings() -> None:
    small = reread(cut(dex_of("method-handles.dex"), 0))
    names = [i.name for i in code_of(small, "->all()V").instructions]
    assert names == ["const-string"] * 10 + ["return-void"]
    assert "invoke-static@Lfixture/Handles;->" in "".join(small.string(i) for i in range(len(small.string_start)))


@pytest.mark.parametrize(
    ("ending", "instruction", "marked"),
    [
        ("Calls;->kinds(Ljava/lang/Runnable;)V", "invoke-interface", "Ljava/lang/Runnable;->run_here_apkscan_()V"),
        ("Calls;->kinds(Ljava/lang/Runnable;)V", "invoke-static/range", "Lfixture/Calls;->fixed_here_apkscan_()V"),
        ("Calls;->fields()V", "sget-object", "Lfixture/Calls;->ref_here_apkscan_:Ljava/lang/Object;"),
        ("Strings;->all()V", "const-string/jumbo", "jumbo_here_apkscan_"),
    ],
)
def test_the_marked_instruction_alone_has_the_mark(ending: str, instruction: str, marked: str) -> None:
    dex = dex_of("payloads.dex")
    index, method, _ = method_of(dex, ending)
    pc = next(i.pc for i in code_of(dex, ending).instructions if i.name == instruction)
    small = reread(cut(dex, index, {method}, Place(method, pc)))
    (row,) = small.methods.tolist()
    code = read_code(small.data.data, row[3])
    assert code is not None
    found = code.at(pc)
    assert found is not None
    names = {"field": small.field_signature, "method": small.method_signature, "string": small.string}
    assert names[found.reference.value](found.ref) == marked
    others = [names[i.reference.value](i.ref) for i in code.instructions if i.reference in names and i.pc != pc]
    assert not any(MARK.decode() in name for name in others)


def test_a_constructor_call_is_marked_where_the_instance_is_made() -> None:
    dex = dex_of("payloads.dex")
    ending = "Calls;->kinds(Ljava/lang/Runnable;)V"
    index, method, _ = method_of(dex, ending)
    pc = next(i.pc for i in code_of(dex, ending).instructions if i.name == "invoke-direct")
    small = reread(cut(dex, index, {method}, Place(method, pc)))
    made = code_of(small, "->kinds(Ljava/lang/Runnable;)V").instructions[0]
    assert (made.name, small.type_name(made.ref)) == ("new-instance", "Lfixture/Calls_here_apkscan_;")


def test_what_cannot_be_marked_is_left_alone() -> None:
    dex = dex_of("payloads.dex")
    index, method, _ = method_of(dex, "Calls;-><init>()V")
    plain = cut(dex, index, {method})
    assert cut(dex, index, {method}, Place(method, 0)) == plain
    assert cut(dex, index, {method}, Place(method, 3)) == plain
    assert cut(dex, index, {method}, Place(method, 999)) == plain


def test_no_such_class() -> None:
    dex = dex_of("payloads.dex")
    assert cut(dex, len(dex.class_defs)) is None
    assert cut(dex, -1) is None


def test_damaged_files_never_raise() -> None:
    rng = random.Random(11)
    for name in NAMES:
        dex = dex_of(name)
        for _ in range(60):
            data = np.array(dex.data)
            for _ in range(6):
                data[rng.randrange(0x70, len(data))] = rng.randrange(256)
            dexes, _gaps = read_dex(name, data.tobytes())
            for broken in (*dexes, replace(dex, data=data)):
                for index in range(len(broken.class_defs)):
                    made = cut(broken, index)
                    assert made is None or len(made) > 0x70
