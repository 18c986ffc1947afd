"""The loan sample as R8 would have left it, with the mapping that R8 would have written: made together, by code."""

import re

from analyzer.facts import Facts, to_json
from analyzer.names import java_name, parse_field, parse_method
from tests.judgement.renaming import obfuscated


def release(facts: Facts) -> tuple[Facts, str]:
    """Facts with short names, and the mapping that leads back."""
    short = obfuscated(facts, salt="q")
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for before, after in zip(_methods(facts), _methods(short), strict=True):
        if before != after:
            old, new = parse_method(before), parse_method(after)
            line = f"{java_name(old.result)} {old.name}({','.join(map(java_name, old.parameters))})"
            pairs.setdefault((java_name(old.cls), java_name(new.cls)), set()).add((line, new.name))
    for before, after in zip(_fields(facts), _fields(short), strict=True):
        if before != after:
            was, now = parse_field(before), parse_field(after)
            members = pairs.setdefault((java_name(was.cls), java_name(now.cls)), set())
            members.add((f"{java_name(was.type)} {was.name}", now.name))
    lines = ["# compiler: R8"]
    for (old_cls, new_cls), members in sorted(pairs.items()):
        lines.append(f"{old_cls} -> {new_cls}:")
        lines += [f"    {line} -> {name}" for line, name in sorted(members)]
    return short, "\n".join(lines) + "\n"


def _fields(facts: Facts) -> list[str]:
    return re.findall(r"(?<=\")L[^\s\";]+;->[^\s\"(:]+:[^\s\",]+(?=\")", to_json(facts).decode())


def _methods(facts: Facts) -> list[str]:
    """All signatures of methods in the saved facts, in their order."""
    text = to_json(facts).decode()
    return re.findall(r"(?<=\")L[^\s\";]+;->[^\s\"(]+\([^\s\")]*\)[^\s\",]+(?=\")", text)
