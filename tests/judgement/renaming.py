"""Facts as an obfuscator would have left them: the app's own classes and methods under other names."""

import json
import re
from typing import Any

from analyzer.facts import Facts, from_json, to_json


def obfuscated(facts: Facts, *, salt: str = "a", unattributed: bool = False, backwards: bool = False) -> Facts:
    """Every class below the package's name, and every method that it has, gets a short name that begins with ``salt``.

    Args:
        facts: of a package that is not obfuscated.
        salt: what the new names begin with: another one for another release.
        unattributed: whether the app's code counts as nobody's then, as code in packages of short names does.
        backwards: whether everything found in code comes in the opposite order.
    """
    text = to_json(facts).decode("utf-8")
    home = facts.manifest.package.replace(".", "/")
    classes = sorted(set(re.findall(rf"L({re.escape(home)}/[^;\"]+);", text)))
    members = sorted(set(re.findall(rf"L{re.escape(home)}/[^;\"]+;->([A-Za-z_$][\w$]*)[(:]", text)))
    assert classes
    assert members
    short = {name: f"{salt}/{salt}{number}" for number, name in enumerate(classes)}
    methods = {name: f"{salt}{number}" for number, name in enumerate(members)}

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return _in_text(value, home, short, methods)
        if isinstance(value, list):
            return [renamed(part) for part in value]
        return {key: renamed(part) for key, part in value.items()} if isinstance(value, dict) else value

    tree = json.loads(text)
    for key in ("reads", "flows", "sdk_starts", "permission_requests", "permissions", "consent_gates", "snippets"):
        tree[key] = renamed(tree[key])
        if backwards:
            tree[key].reverse()
    tree["manifest"]["components"] = renamed(tree["manifest"]["components"])
    if backwards:
        tree["manifest"]["components"].reverse()
    again = json.dumps(tree)
    if unattributed:
        again = again.replace('{"kind": "app", "sdk": ""}', '{"kind": "unattributed", "sdk": ""}')
        again = again.replace('{"kind": "app"}', '{"kind": "unattributed"}')
    return from_json(again.encode("utf-8"))


def _in_text(text: str, home: str, classes: dict[str, str], methods: dict[str, str]) -> str:
    def member(found: re.Match[str]) -> str:
        return f"{found[1]}->{methods.get(found[2], found[2])}{found[3]}"

    text = re.sub(rf"(L{re.escape(home)}/[^;]+;)->([A-Za-z_$][\w$]*)([(:])", member, text)
    text = re.sub(rf"L({re.escape(home)}/[^;]+);", lambda found: f"L{classes.get(found[1], found[1])};", text)
    dotted = {name.replace("/", "."): new.replace("/", ".") for name, new in classes.items()}
    return dotted.get(text, text)
