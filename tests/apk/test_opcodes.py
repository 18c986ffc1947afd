from analyzer.apk.opcodes import BY_NAME, OPCODES, Flag, Reference


def test_every_value_is_there_once() -> None:
    assert [row.value for row in OPCODES] == list(range(256))
    assert len(BY_NAME) == 256


def test_the_unused_ones_are_those_of_the_format() -> None:
    unused = {row.value for row in OPCODES if row.flags & Flag.UNUSED}
    assert unused == {*range(0x3E, 0x44), 0x73, 0x79, 0x7A, *range(0xE3, 0xFA)}


def test_anchors_of_the_table() -> None:
    for value, name, form, reference in [
        (0x0D, "move-exception", "11x", ""),
        (0x1F, "check-cast", "21c", "type"),
        (0x31, "cmp-long", "23x", ""),
        (0x3D, "if-lez", "21t", ""),
        (0x44, "aget", "23x", ""),
        (0x51, "aput-short", "23x", ""),
        (0x5F, "iput-short", "22c", "field"),
        (0x6D, "sput-short", "21c", "field"),
        (0x72, "invoke-interface", "35c", "method"),
        (0x78, "invoke-interface/range", "3rc", "method"),
        (0x8F, "int-to-short", "12x", ""),
        (0xAF, "rem-double", "23x", ""),
        (0xCF, "rem-double/2addr", "12x", ""),
        (0xD1, "rsub-int", "22s", ""),
        (0xD7, "xor-int/lit16", "22s", ""),
        (0xE2, "ushr-int/lit8", "22b", ""),
        (0xFA, "invoke-polymorphic", "45cc", "method"),
        (0xFD, "invoke-custom/range", "3rc", "call-site"),
        (0xFF, "const-method-type", "21c", "proto"),
    ]:
        row = OPCODES[value]
        assert (row.name, row.format, row.reference.value) == (name, form, reference)


def test_flags() -> None:
    def has(name: str, flag: Flag) -> bool:
        return bool(OPCODES[BY_NAME[name]].flags & flag)

    assert not has("goto", Flag.CONTINUES)
    assert not has("throw", Flag.CONTINUES)
    assert not has("return-wide", Flag.CONTINUES)
    assert has("packed-switch", Flag.CONTINUES)
    assert has("if-eqz", Flag.CONTINUES | Flag.BRANCHES)
    assert has("div-int/2addr", Flag.THROWS)
    assert has("rem-long", Flag.THROWS)
    assert not has("div-double", Flag.THROWS)
    assert has("int-to-long", Flag.WIDE)
    assert not has("long-to-int", Flag.WIDE)
    assert not has("cmp-long", Flag.WIDE)
    assert has("sget-wide", Flag.WIDE)
    assert has("aput-wide", Flag.WIDE)
    assert not has("aput-wide", Flag.DEFINES)
    assert has("invoke-custom", Flag.INVOKES)
    assert [row.name for row in OPCODES if row.flags & Flag.RETURNS] == [
        "return-void",
        "return",
        "return-wide",
        "return-object",
    ]
    assert all(
        row.reference == Reference.NONE
        for row in OPCODES
        if row.format not in {"21c", "22c", "31c", "35c", "3rc", "45cc", "4rcc"}
    )
