"""What people type into web pages, read by scripts that the app runs in them.

A script is told by constants: it takes the value of a password field (or all cookies) and hands it to code of the app,
by an object that `addJavascriptInterface` puts into the page or as the result of `evaluateJavascript`. Where the page
comes from is not looked at; that code loads a known site with logins is said besides.
"""

import re
from collections.abc import Iterable, Iterator

from analyzer.behaviours.code_index import CodeIndex, Names, Place
from analyzer.behaviours.conduct_calls import calls, texts
from analyzer.behaviours.hits import Hit
from analyzer.catalogue.tables import Tables

_VIEWS = ("Landroid/webkit/WebView;", "Lcom/tencent/smtt/sdk/WebView;", "Lcom/uc/webview/export/WebView;")
_RUNNING: Names = dict.fromkeys(_VIEWS, frozenset({"evaluateJavascript", "loadUrl"}))
_BRIDGING: Names = dict.fromkeys(_VIEWS, frozenset({"addJavascriptInterface"}))

CODE = "WEB_CREDENTIALS"

_LONGEST = 80
_LONGEST_SCRIPT = 200_000
_PASSWORD = re.compile(
    r"type\s*={1,3}\s*\\?['\"]?password|password\\?['\"]?\s*\]|\[name=\\?['\"]?(?:password|passwd|pwd)", re.I
)
_FIELD = re.compile(r"getElement(?:s?By(?:Id|Name|ClassName))\(\s*\\?['\"][\w-]{0,40}(?:password|passwd|pwd)\b", re.I)
_VALUE = re.compile(r"\.value\b|\.val\(\)|\[\\?['\"]value\\?['\"]\]")
_SET = re.compile(r"(?:\.value|\[\\?['\"]value\\?['\"]\])\s*=(?!=)|\.val\([^)]")
_HOST = re.compile(r"https?://([A-Za-z0-9.-]{3,253})")


def credentials(code: CodeIndex, tables: Tables) -> Iterator[Hit]:
    """Scripts that hand what stands in a password field to code of the app. The hit's manner is a known site with
    logins that code names, "" without one.
    """
    bridges = {name for _, place in calls(code, _BRIDGING) for name in texts(code.arguments(place), 2)}
    site = ""
    for signature, place in calls(code, _RUNNING):
        for script in texts(code.arguments(place), 1):
            if not reads_password(script) or not _hands_over(code, signature, script, place, bridges):
                continue
            site = site or _known_site(code, tables.conduct("conduct-site"))
            yield Hit(CODE, "api", signature, _telling(script), place, manner=site)


def reads_password(script: str) -> bool:
    """Whether it takes the value of a password field, and not only fills it in."""
    if len(script) > _LONGEST_SCRIPT or not (_PASSWORD.search(script) or _FIELD.search(script)):
        return False
    return len(_VALUE.findall(script)) > len(_SET.findall(script))


def _hands_over(code: CodeIndex, signature: str, script: str, place: Place, bridges: set[str]) -> bool:
    """Whether its result can come to code: by a bridge that it names, or as what the call answers."""
    if any(re.search(rf"\b{re.escape(name)}\s*\.", script) for name in bridges if 1 < len(name) <= _LONGEST):
        return True
    if "->evaluateJavascript(" not in signature:
        return False
    call = code.arguments(place)
    answer = call.arguments[2] if call is not None and len(call.arguments) > 2 else None
    returns = answer is None or any(const.value != 0 for const in answer)
    return returns and not script.rstrip().rstrip(";").endswith(("void(0)", "undefined"))


def _telling(script: str) -> str:
    """The part of a script that tells it."""
    hit = _PASSWORD.search(script) or _FIELD.search(script)
    start = max(0, hit.start() - _LONGEST // 3) if hit else 0
    return " ".join(script[start : start + _LONGEST].split())


def _known_site(code: CodeIndex, sites: Iterable[str]) -> str:
    """A known site that live code names in an address, "" for none."""
    found = set()
    program = code.program
    for number in code.strings_starting(b"http"):
        host = _HOST.match(program.symbols.strings.name(number))
        name = host[1].lower() if host else ""
        if any(name == site or name.endswith(f".{site}") for site in sites):
            rows = code.rows_with([number], 0x1A, 0x1B)
            if any(code.live(place) for place in code.places(rows)):
                found.add(name)
    return min(found, default="")
