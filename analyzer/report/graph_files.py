"""A picture of ways through code as DOT and GraphML, for other programs. Hostile names are escaped and made visible."""

import networkx as nx

from analyzer.evidence.picture import Picture
from analyzer.names import pretty_method, short_field, short_method
from analyzer.report.graph_svg import Say, label_of
from analyzer.report.visible import visible


def dot(picture: Picture, say: Say) -> str:
    """The language of Graphviz: boxes with short names, steps with how and in which line they are made."""
    lines = ["digraph ways {", '  node [shape=box, fontname="monospace"];']
    for node in picture.nodes:
        name = _short(node.name)
        above = f"{say('entry_kinds', node.note)} {node.component}".strip() if node.note else ""
        phases = ", ".join(say("phases", phase) for phase in node.phases)
        label = "\\n".join(_quoted(text) for text in (above, name, phases) if text)
        style = {"entry": ", style=bold", "target": ", style=filled, fillcolor=mistyrose"}.get(node.kind, "")
        lines.append(f'  n{node.id} [label="{label}", tooltip="{_quoted(_full(node.name))}"{style}];')
    for edge in picture.edges:
        lines.append(f'  n{edge.source} -> n{edge.target} [label="{_quoted(label_of(edge, say))}"];')
    return "\n".join([*lines, "}"]) + "\n"


def graphml(picture: Picture) -> str:
    """GraphML with ids, not words: ``kind``, ``name`` (dex signature), ``note``, ``component``, ``phases``; ``how``,
    ``line`` (0: not known), ``targets``.
    """
    graph: nx.DiGraph[int] = nx.DiGraph()
    for node in picture.nodes:
        graph.add_node(
            node.id,
            kind=node.kind,
            name=visible(node.name),
            label=visible(_short(node.name)),
            note=node.note,
            component=visible(node.component),
            phases=" ".join(node.phases),
        )
    for edge in picture.edges:
        graph.add_edge(edge.source, edge.target, how=edge.how, line=edge.line or 0, targets=edge.targets)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + "\n".join(nx.generate_graphml(graph)) + "\n"


def _short(name: str) -> str:
    return short_method(name) if "(" in name else short_field(name)


def _full(name: str) -> str:
    return pretty_method(name) if "(" in name else name


def _quoted(text: str) -> str:
    """A text inside quotation marks of DOT."""
    return visible(text).replace("\\", "\\\\").replace('"', '\\"')
