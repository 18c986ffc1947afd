"""``rulesets/sdks/<id>.yml``: SDKs and well-known libraries that people describe, one file each."""

from pathlib import Path

from analyzer.catalogue.model import Text
from analyzer.catalogue.reader import read_files
from analyzer.catalogue.strict import convert
from analyzer.catalogue.yaml_tree import MistakeError, parse
from analyzer.errors import RulesetError
from analyzer.value import Value

FOLDER = "sdks"

CATEGORIES = frozenset(
    [
        "ads",
        "ai",
        "apm",
        "captcha",
        "carrier-billing",
        "cloud",
        "customer-service",
        "device-id",
        "face",
        "framework",
        "game",
        "game-engine",
        "hardening",
        "hotfix",
        "im",
        "library",
        "location",
        "login",
        "map",
        "market",
        "network",
        "ocr",
        "one-tap-login",
        "pay",
        "plugin",
        "push",
        "risk-control",
        "security",
        "social",
        "statistics",
        "video",
        "voice",
        "web-engine",
    ]
)
"""What an SDK is for. "library": open-source code that handles no data for its vendor; "framework": a runtime or a
family of services without one purpose."""


class SdkFile(Value, kw_only=True):
    """One SDK. ``aliases`` are further names under which a policy names it; ``class_prefixes`` Java names in dots;
    ``components`` Java class names of its components; ``examples`` class names that must be found to be its own.
    """

    id: str
    name: Text
    vendor: str = ""
    categories: tuple[str, ...] = ()
    class_prefixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    native_libs: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def read_sdk_files(rulesets_dir: Path) -> tuple[SdkFile, ...]:
    """All files of ``rulesets/sdks``, by id.

    Raises:
        RulesetError: a file is wrong: ``sdks/x.yml:line: what``, all mistakes, one a line.
    """
    folder = rulesets_dir / FOLDER
    if not folder.is_dir():
        return ()
    return parse_sdk_files(read_files(folder))


def parse_sdk_files(files: dict[str, bytes]) -> tuple[SdkFile, ...]:
    """The values of files given by name (``starad.yml``).

    Raises:
        RulesetError: as ``read_sdk_files``.
    """
    found: list[SdkFile] = []
    mistakes: list[str] = []
    taken: dict[str, str] = {}
    for name, data in sorted(files.items()):
        place = f"{FOLDER}/{name}"
        try:
            document = parse(data)
        except MistakeError as mistake:
            mistakes.append(f"{place}:{mistake.line}: {mistake.what}")
            continue
        value, wrong = convert(document, SdkFile)
        mistakes += [f"{place}:{line}: {what}" for line, what in wrong]
        if value is None:
            continue
        found.append(value)
        if f"{value.id}.yml" != name:
            mistakes.append(f"{place}:{document.line(('id',))}: id '{value.id}' must equal the file name")
        for index, category in enumerate(value.categories):
            if category not in CATEGORIES:
                line = document.line(("categories", index))
                mistakes.append(
                    f"{place}:{line}: unknown category '{category}'; one of {', '.join(sorted(CATEGORIES))}"
                )
        for index, prefix in enumerate(value.class_prefixes):
            line = document.line(("class_prefixes", index))
            if not all(part.isidentifier() for part in prefix.replace("$", "_").split(".")):
                mistakes.append(f"{place}:{line}: '{prefix}' is not a Java name")
            if prefix in taken:
                mistakes.append(f"{place}:{line}: prefix '{prefix}' is taken by {taken[prefix]} already")
            taken.setdefault(prefix, name)
    if mistakes:
        raise RulesetError("\n".join(mistakes), "rulesets/sdks/README.md explains the format")
    return tuple(found)
