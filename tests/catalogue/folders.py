"""Small rulesets, written as text, for tests of the reader and the lint."""

from collections.abc import Mapping

RULE = """\
id: reads-contacts
number: 1
title: {zh: 读取通讯录, en: Contacts are read}
why: {zh: 因为重要, en: It matters}
problem: too-much
severity: high
obligations: [only-what-is-needed]
checks:
  - id: read
    strength: lead
    when: {read: {tags: [people]}}
    fact: {zh: "{owner}读取{data_type}", en: "{owner} reads {data_type}"}
remedy: {zh: 停止读取, en: Stop it}
examples:
  - name: it reads
    shows: match
    facts: read contacts by app reachable
    expect: suspected
    findings: [Contacts · app]
  - name: it does not
    shows: near-miss
    facts: read contacts by app packaged
    expect: no-issue
"""

CLAUSES = """\
id: the-law
order: 1
title: {zh: 某法, en: Some Law}
short: {zh: 某法, en: Law}
valid_from: 2020-01-01
role: basis
mark: V
source: a copy
clauses:
  - id: LAW-1
    cite: 《某法》第一条
    gist: {zh: 只收集必要信息, en: Only what is needed}
    mark: V
    decidable: [lead(S)]
    obligations: [only-what-is-needed]
"""

WORDS = """\
name: {tag}
owner: {{app: app, sdk: "{{sdk}}", unattributed: nobody}}
subject: {{read: "{{data_type}} · {{owner}}"}}
"""

FILES: Mapping[str, str] = {
    "rules/reads-contacts.yml": RULE,
    "clauses/the-law.yml": CLAUSES,
    "obligations.yml": "only-what-is-needed: {zh: 只收集必要信息, en: Only what is needed}\n",
    "problems.yml": "too-much:\n  name: {zh: 超范围收集, en: Too much}\n  source: a notice\n",
    "data_types/contacts.yml": (
        "id: contacts\nname: {zh: 通讯录, en: Contacts}\ngroup: people\ngrade: sensitive\ntags: [people]\n"
        "table: [CONTACTS]\npermissions: [android.permission.READ_CONTACTS]\n"
    ),
    "app_types/torch.yml": (
        "id: torch\nnumber: 38\nname: {zh: 手电筒, en: Torch}\nservice: {zh: 照明, en: light}\nnecessary: []\n"
    ),
    "languages/zh.yml": WORDS.format(tag="中文"),
    "languages/en.yml": WORDS.format(tag="English"),
}


def files(**changes: str | None) -> dict[str, bytes]:
    """The small rulesets with files replaced or left out (None); ``__`` stands for ``/``, ``.yml`` is added."""
    texts: dict[str, str | None] = dict(FILES)
    for key, text in changes.items():
        texts[key.replace("__", "/").replace("_", "-").replace("data-types", "data_types") + ".yml"] = text
    texts = {name.replace("app-types", "app_types"): text for name, text in texts.items()}
    return {name: text.encode() for name, text in sorted(texts.items()) if text is not None}


def rule(old: str, new: str) -> dict[str, bytes]:
    """The small rulesets with one thing changed in the rule."""
    assert old in RULE, old
    return files(rules__reads_contacts=RULE.replace(old, new))
