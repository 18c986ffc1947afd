"""The text of a new rule: it reads without mistakes and its examples hold; texts that end in … are to be written."""

import re

from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_SKELETON = """\
# docs/rules.md explains every key. Try it: apkscan rules test {id}
id: {id}
number: {number}
title: {{zh: 代码读取通讯录…, en: The code reads contacts…}}
why:
  zh: 说明为什么这对用户重要…
  en: Say why this matters to users…
# One of the keys of problems.yml
problem: collect-beyond-scope
# high, medium, low or info
severity: medium
# Keys of obligations.yml: the clauses that impose them become the rule's citations
obligations: [necessary-only]
checks:
  - id: read
    # S: the package shows it, P: the policy shows it, S+P: both together, lead: it only points there (疑似)
    strength: lead
    # What must hold; data types are selected by tag or id
    when: {{read: {{data_types: [contacts]}}}}
    fact:
      zh: "{{owner}}可以读取{{data_type}}（{{apis}}）。"
      en: "{{data_type}} can be read by {{owner}} ({{apis}})."
remedy:
  zh: 说明如何整改。
  en: Say what to change.
examples:
  - name: live code reads contacts
    shows: match
    facts: |
      read contacts at Lcom/example/Main;->run()V by app reachable
    expect: suspected
    findings: [Contacts · the app's own code]
  - name: the same code, and nothing reaches it
    shows: near-miss
    facts: |
      read contacts at Lcom/example/Main;->run()V by app packaged
    expect: no-issue
"""


def rule_skeleton(catalogue: Catalogue, rule_id: str) -> str:
    """The text of ``rules/<rule_id>.yml`` to begin with, in UTF-8.

    Raises:
        UsageError: the id is not lower-case words joined by hyphens, or the rule exists.
    """
    if not _ID.fullmatch(rule_id):
        raise UsageError(f"'{rule_id}' is no rule id", "use lower-case words joined by '-', such as reads-contacts")
    if any(rule.id == rule_id for rule in catalogue.rules):
        raise UsageError(f"rule '{rule_id}' exists", f"edit rules/{rule_id}.yml or choose another id")
    return _SKELETON.format(id=rule_id, number=max((rule.number for rule in catalogue.rules), default=0) + 1)
