from dataclasses import replace

from analyzer.apk.disassembly import Disassembly, disassemble
from analyzer.apk.instructions import Damage, Instruction
from analyzer.apk.opcodes import BY_NAME
from tests.apk.fixtures import code_of, dex_of, method_of


def text_of(name: str, ending: str, around: int | None = None, most: int = 40) -> Disassembly:
    dex = dex_of(name)
    _, index, _ = method_of(dex, ending)
    access = next(row[2] for row in dex.methods.tolist() if row[1] == index)
    return disassemble(dex, index, access, code_of(dex, ending), around, most)


def lines_of(name: str, ending: str) -> list[str]:
    return [line.strip() for line in text_of(name, ending).lines]


def test_a_switch_with_its_cases() -> None:
    assert lines_of("payloads.dex", "Payloads;->packed(I)I") == [
        ".method public static packed(I)I",
        ".registers 2",
        ".line 10",
        "packed-switch p0, :l_000c",
        ".line 11",
        "const/4 v0, -0x1",
        "return v0",
        ".line 12",
        ":l_0005",
        "invoke-static {}, Lfixture/Payloads;->target()V",
        "const/4 v0, 0x1",
        "return v0",
        ".line 13",
        ":l_000a",
        "const/4 v0, 0x2",
        "return v0",
        ":l_000c",
        ".packed-switch",
        "0x7 -> :l_0005",
        "0x8 -> :l_000a",
        "0x9 -> :l_0005",
        ".end packed-switch",
        ".end method",
    ]


def test_handlers_stand_behind_their_range() -> None:
    lines = lines_of("payloads.dex", "Handlers;->several()I")
    start = lines.index("invoke-static {}, Lfixture/Handlers;->risky()V")
    assert lines[start + 1 : start + 5] == [
        ".catch Ljava/io/IOException; {:l_0000 .. :l_0003} :l_0005",
        ".catch Ljava/lang/SecurityException; {:l_0000 .. :l_0003} :l_0008",
        ".catchall {:l_0000 .. :l_0003} :l_000b",
        ":l_0003",
    ]


def test_strings_stay_in_their_line() -> None:
    lines = lines_of("payloads.dex", "Strings;->all()V")
    assert 'const-string v0, "nul\\u0000inside"' in lines
    assert 'const-string v0, "lone\\ud800"' in lines
    assert 'const-string v0, "通讯录"' in lines
    assert all(line.isprintable() for line in lines)


def test_calls_that_are_linked_at_run_time() -> None:
    lines = lines_of("call-sites.dex", "->custom(II)I")
    assert lines[3].startswith('invoke-custom {p0, p1}, call_site_0("add", (II)I, "plus", 7)@Lfixture/CallSites;->boot')
    assert "const-method-type v0, (IJLjava/lang/String;[B)Z" in lines_of("method-handles.dex", "->all()V")


def test_positions_lead_to_lines() -> None:
    text = text_of("payloads.dex", "Calls;->kinds(Ljava/lang/Runnable;)V")
    assert "invoke-super {p0}, Ljava/util/ArrayList;->clear()V" in text.lines[text.line_of(8)]
    assert text.line_of(9) == -1


def test_only_what_is_around_a_position() -> None:
    text = text_of("payloads.dex", "Calls;->kinds(Ljava/lang/Runnable;)V", around=20, most=3)
    shown = [line.strip() for line in text.lines]
    assert shown[0] == ".method public kinds(Ljava/lang/Runnable;)V"
    assert shown.count("…") == 2
    assert len(text.positions) == 3
    assert text.line_of(20) >= 0


def test_damage_and_strange_code_are_shown_too() -> None:
    dex = dex_of("payloads.dex")
    index, _, _ = method_of(dex, "Calls;->run()V")
    code = code_of(dex, "Calls;->run()V")
    odd = (
        Instruction(0, 0x3E, ()),
        Instruction(1, BY_NAME["const-string"], (0,), ref=9999),
        Instruction(3, BY_NAME["invoke-custom"], (0,), ref=9999),
        Instruction(6, BY_NAME["goto"], (), target=-5),
        Instruction(7, 0x300, ()),
        Instruction(8, BY_NAME["sget"], (0,), ref=9999),
    )
    text = disassemble(dex, index, 0, replace(code, instructions=odd, damage=(Damage(0, "an odd opcode"),)))
    assert "    # 0000: an odd opcode" in text.lines
    assert "    unused-3e" in text.lines
