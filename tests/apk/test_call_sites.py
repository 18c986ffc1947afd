from dataclasses import replace

from analyzer.apk.call_sites import call_site, handle_text, method_handle
from analyzer.apk.encoded import text_of
from tests.apk.fixtures import code_of, dex_of


def test_call_sites_say_what_is_asked_for() -> None:
    dex = dex_of("call-sites.dex")
    found = []
    for index in range(2):
        site = call_site(dex, index)
        assert site is not None
        assert handle_text(dex, site.bootstrap).startswith("invoke-static@Lfixture/CallSites;->bootstrap(")
        arguments = [text_of(dex, value) for value in site.arguments]
        found.append((site.name, dex.proto_descriptor(site.proto), arguments, site.handles))
    assert found == [("add", "(II)I", ['"plus"', "7"], ()), ("sub", "(II)I", ['"minus"', "-1"], ())]
    assert call_site(dex, 2) is None
    assert call_site(dex, -1) is None


def test_handles_of_every_kind() -> None:
    dex = dex_of("method-handles.dex")
    used = [i.ref for i in code_of(dex, "Handles;->all()V").instructions if i.name == "const-method-handle"]
    handles = [method_handle(dex, index) for index in used]
    assert [handle.kind for handle in handles if handle] == [
        "static-put",
        "static-get",
        "instance-put",
        "instance-get",
        "invoke-static",
        "invoke-instance",
        "invoke-constructor",
        "invoke-direct",
        "invoke-interface",
    ]
    assert [handle.is_field for handle in handles if handle] == [True] * 4 + [False] * 5
    assert handle_text(dex, used[0]) == "static-put@Lfixture/Handles;->shared:I"
    assert method_handle(dex, 99) is None
    assert handle_text(dex, -1) == ""


def test_a_call_site_that_cannot_be_read_is_none() -> None:
    dex = dex_of("call-sites.dex")
    assert call_site(replace(dex, data=dex.data[:40]), 0) is None
