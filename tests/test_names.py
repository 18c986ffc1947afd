import pytest

from analyzer import names
from analyzer.names import BadNameError


@pytest.mark.parametrize(
    ("descriptor", "java"),
    [
        ("Lcom/a/B;", "com.a.B"),
        ("LB;", "B"),
        ("Lcom/a/B$C;", "com.a.B$C"),
        ("I", "int"),
        ("[[J", "long[][]"),
        ("[Lcom/a/类;", "com.a.类[]"),
        ("La-b/package-info;", "a-b.package-info"),
    ],
)
def test_type_names_go_both_ways(descriptor: str, java: str) -> None:
    assert names.java_name(descriptor) == java
    assert names.class_descriptor(java) == descriptor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "L;",
        "Lcom/a/B",
        "Lcom.a.B;",
        "L/a;",
        "La/;",
        "La//b;",
        "[",
        "[V",
        "II",
        "X",
        "La;b",
        "[" * 256 + "I",
        "La(b;",
    ],
)
def test_what_is_no_descriptor_is_refused(text: str) -> None:
    assert not names.is_type(text)
    with pytest.raises(BadNameError):
        names.java_name(text)


@pytest.mark.parametrize(
    "text", ["", ".", "a..b", ".a", "a.", "a/b", "void[]", "[]", "a;b", "a[]b", "int[]" + "[]" * 255]
)
def test_what_is_no_java_name_is_refused(text: str) -> None:
    with pytest.raises(BadNameError):
        names.class_descriptor(text)


def test_method_is_parsed_and_printed_the_same() -> None:
    text = "Lcom/a/B;->put([[IJLjava/lang/String;[Lc/D;)Lcom/a/B;"
    method = names.parse_method(text)
    assert method == names.MethodName("Lcom/a/B;", "put", ("[[I", "J", "Ljava/lang/String;", "[Lc/D;"), "Lcom/a/B;")
    assert str(method) == text
    assert method.descriptor == "([[IJLjava/lang/String;[Lc/D;)Lcom/a/B;"
    assert method.key == "put([[IJLjava/lang/String;[Lc/D;)Lcom/a/B;"


@pytest.mark.parametrize("text", ["[I->clone()Ljava/lang/Object;", "La;-><init>()V", "La;-><clinit>()V", "La;->a b()V"])
def test_unusual_methods_are_methods(text: str) -> None:
    assert str(names.parse_method(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La;",
        "La;->b",
        "La;->b()",
        "La;->b(V)V",
        "La;->b(I)VV",
        "La;->b(I",
        "La;->(I)V",
        "I->b()V",
        "La->b;->c()V",
        "La;-><other>()V",
        "La;->b()V)V",
        "La;->b((I)V",
        "La;->b()[V",
        "La;.b()V",
    ],
)
def test_what_is_no_method_is_refused(text: str) -> None:
    with pytest.raises(BadNameError):
        names.parse_method(text)


def test_field_is_parsed_and_printed_the_same() -> None:
    text = "Landroid/os/Build;->SERIAL:Ljava/lang/String;"
    field = names.parse_field(text)
    assert field == names.FieldName("Landroid/os/Build;", "SERIAL", "Ljava/lang/String;")
    assert str(field) == text


@pytest.mark.parametrize(
    "text", ["", "La;->b", "La;->b:", "La;->b:V", "[I->length:I", "La;->:I", "La;->b:I:I", "La;b:I"]
)
def test_what_is_no_field_is_refused(text: str) -> None:
    with pytest.raises(BadNameError):
        names.parse_field(text)


def test_short_forms_are_for_people() -> None:
    assert names.short_method("La/b/Manager;->get(I[Lc/D;)Ljava/lang/String;") == "Manager.get(int, D[])"
    assert names.short_method("La/b/Intent;-><init>(Ljava/lang/String;)V") == "new Intent(String)"
    assert names.pretty_method("La/b/M;->get(I)Ljava/lang/String;") == "java.lang.String a.b.M.get(int)"
    assert names.short_field("Landroid/os/Build;->SERIAL:Ljava/lang/String;") == "Build.SERIAL"
    assert names.simple_name("[Lcom/a/B$C;") == "B$C[]"
    assert names.package_of("[Lcom/a/B;") == "com.a"
    assert names.package_of("LB;") == ""
    assert names.pretty_type("I") == "int"


@pytest.mark.parametrize("text", ["", "???", "La;->", "L;->m()V", "\ud800"])
def test_printers_show_garbage_as_it_stands(text: str) -> None:
    assert names.short_method(text) == text
    assert names.pretty_method(text) == text
    assert names.short_field(text) == text
    assert names.simple_name(text) == text
    assert names.pretty_type(text) == text
    assert names.package_of(text) == ""


def test_register_widths() -> None:
    assert [names.register_width(kind) for kind in ("J", "D", "V", "I", "[J", "La;")] == [2, 2, 0, 1, 1, 1]


def test_a_hostile_parameter_list_is_read_in_linear_time() -> None:
    with pytest.raises(BadNameError):
        names.split_parameters("L" * 200_000)
    assert len(names.split_parameters("I" * 100_000)) == 100_000
