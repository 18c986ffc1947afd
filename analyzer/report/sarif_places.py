"""Places of a report as SARIF locations: the package or the policy, and in the package the method."""

import re
from typing import Any
from urllib.parse import quote as percent

from analyzer.report.flow_model import FlowStepView, FlowView
from analyzer.report.furniture import Furniture
from analyzer.report.model import Report
from analyzer.report.proof import Quote, Site, Step

Json = dict[str, Any]

_LINK = re.compile(r"\](?=\()")
"""Where a plain text would become an embedded link, ``[text](destination)`` (section 3.11.6)."""

PACKAGE = 0
POLICY = 1
"""Indexes of the artifacts."""

APK = "application/vnd.android.package-archive"


def message(text: str) -> Json:
    """A message that shows ``text``: no placeholder (3.11.5) and no embedded link can come out of it."""
    return {"text": _LINK.sub(r"\\]", text.replace("{", "{{").replace("}", "}}"))}


def uri_of(name: str) -> str:
    """A file name as a relative reference of one segment: no scheme, no folder, no way up."""
    return percent(name, safe="") if name.strip(".") else percent(f"file-{name}", safe="")


class Places:
    """Makes locations that point to the package and the policy of one report."""

    def __init__(self, report: Report, words: Furniture) -> None:
        self._sample = report.sample
        self._words = words

    def artifacts(self) -> list[Json]:
        """The package and, when there was one, the policy, with their digests."""
        sample = self._sample
        found: list[Json] = [
            {
                "location": {"uri": uri_of(sample.file_name), "index": PACKAGE},
                "length": sample.size,
                "roles": ["analysisTarget"],
                "mimeType": APK,
                "hashes": {"sha-256": sample.sha256, "sha-1": sample.sha1, "md5": sample.md5},
            }
        ]
        if sample.policy is not None:
            policy: Json = {
                "location": {"uri": uri_of(sample.policy.name), "index": POLICY},
                "roles": ["analysisTarget"],
                "description": message(self._words("policy_document")),
                "hashes": {"sha-256": sample.policy.sha256},
            }
            found.append(policy)
        return found

    def package(self) -> Json:
        """The package as a whole."""
        return {"physicalLocation": self._in_package()}

    def site(self, site: Site) -> Json:
        """The method that holds a place; where in it, and the source line of its debug information, are properties."""
        properties = {
            "api": site.api,
            "owner": site.owner.id,
            "grade": site.grade.id,
            "phases": [phase.id for phase in site.phases],
            "consent": site.consent,
            "dex": site.dex,
            "offset": site.offset,
            "sourceFile": site.source_file,
            "sourceLine": site.line,
        }
        return {
            "physicalLocation": self._in_package(),
            "logicalLocations": [logical(_without_result(site.method_full), site.method, site.obfuscated)],
            "message": message(f"{site.what} · {site.owner.text}"),
            "properties": {name: value for name, value in properties.items() if value not in ("", None, [])},
        }

    def quote(self, quote: Quote) -> Json:
        """A sentence of the policy; positions are those in its extracted text, which is not the file's."""
        text = "".join(fragment.text for fragment in quote.fragments)
        said = f"{self._words('sentence_no', n=quote.number)}{self._words('colon')}{text}"
        return {
            "physicalLocation": {"artifactLocation": {"uri": self._policy_uri(), "index": POLICY}}
            if self._sample.policy
            else self._in_package(),
            "message": message(said),
            "properties": {"sentence": quote.number},
        }

    def way(self, flow: FlowView) -> Json:
        """The steps of data from where it is read to where it leaves."""
        to = "; ".join(target.name for target in flow.targets) or flow.channel.text
        steps = [self._step_location(step) for step in flow.steps]
        said = f"{flow.data_type.text} → {to} · {flow.certainty.text}"
        return {"message": message(said), "threadFlows": [{"locations": steps}] if steps else []}

    def _step_location(self, step: FlowStepView) -> Json:
        text = f"{step.text} ({step.where})" if step.where else step.text
        location: Json = {"physicalLocation": self._artifact(), "message": message(text)}
        if step.method:
            location["logicalLocations"] = [
                logical(_qualified(step.class_name, step.method), step.method, step.obfuscated)
            ]
        return {"location": location, "executionOrder": step.number}

    def step(self, step: Step) -> Json:
        """One method of a call path."""
        text = f"{step.how.text} ({step.where})" if step.where else step.how.text
        location: Json = {"physicalLocation": self._artifact(), "message": message(text)}
        if step.full:
            location["logicalLocations"] = [logical(_without_result(step.full), step.short, step.obfuscated)]
        return {"location": location, "executionOrder": step.number}

    def _artifact(self) -> Json:
        return {"artifactLocation": {"uri": uri_of(self._sample.file_name), "index": PACKAGE}}

    def _in_package(self) -> Json:
        # The whole of its bytes: a narrower region would be one of a decompressed dex file, which is another artifact.
        return {**self._artifact(), "region": {"byteOffset": 0, "byteLength": self._sample.size}}

    def _policy_uri(self) -> str:
        return uri_of(self._sample.policy.name) if self._sample.policy else ""


def call_path(places: Places, site: Site, words: Furniture) -> Json:
    """The way from an entry point to a place in the code."""
    said = f"{words('path')}{words('colon')}{site.entry or site.what}"
    return {"message": message(said), "threadFlows": [{"locations": [places.step(step) for step in site.path]}]}


def logical(qualified: str, name: str, obfuscated: str = "") -> Json:
    """A method as a logical location; its decorated name is the one in the package where a mapping restored it."""
    place = {"name": name, "fullyQualifiedName": qualified, "kind": "function"}
    return place | ({"decoratedName": _without_result(obfuscated)} if obfuscated else {})


def _without_result(method: str) -> str:
    """``com.a.B.name(int)`` of ``void com.a.B.name(int)``; what is no method in Java's form stays as it is."""
    result, blank, rest = method.partition(" ")
    return rest if blank and "(" in rest and "(" not in result else method


def _qualified(class_name: str, method: str) -> str:
    """The class in full before the method's short form, which begins with the class's last name."""
    package, _, last = class_name.rpartition(".")
    if package and method.startswith(last + "."):
        return f"{package}.{method}"
    return method if not class_name or method.startswith(class_name) else f"{class_name}.{method}"
