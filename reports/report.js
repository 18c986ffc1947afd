"use strict";
const all = (choice, within = document) => [...within.querySelectorAll(choice)];
const one = choice => document.querySelector(choice);
const main = one("main");
const tools = one(".tools");
const say = (key, numbers = {}) =>
  one(`[data-say=${key}]`).textContent.replace(/\{(\w+)\}/g, (_, name) => numbers[name].toLocaleString());

/* Folding. Paper shows all, and leaves the screen as it was. */
const unfold = node => {
  let changed = false;
  for (let d = node.closest("details"); d; d = d.parentElement.closest("details"))
    if (!d.open) { d.open = true; changed = true; }
  return changed;
};
addEventListener("beforeprint", () => all("details:not([open])").forEach(d => { d.open = true; d.dataset.closed = ""; }));
addEventListener("afterprint", () => all("details[data-closed]").forEach(d => { d.open = false; delete d.dataset.closed; }));

/* The address: what a link leads to, then "?" and the state of search and filter. */
const place = () => location.hash.slice(1).split("?")[0];
const stated = () => new URLSearchParams(location.hash.includes("?") ? location.hash.slice(location.hash.indexOf("?") + 1) : "");
const keep = () => {
  const state = new URLSearchParams();
  if (query()) state.set("q", query());
  for (const [key, value] of chosen()) state.set(key, value);
  const text = state.toString(), at = place();
  const hash = at || text ? "#" + at + (text ? "?" + text : "") : "";
  if (hash === location.hash) return;
  try { history.replaceState(null, "", hash || location.pathname + location.search); } catch { /* not in every viewer */ }
};

/* What a link leads to is shown, whatever is folded or filtered. */
const reveal = () => {
  const target = document.getElementById(place());
  if (!target) return;
  const hidden = target.closest(".out");
  if (hidden) { clearFilter(); told(say("filter_lifted")); }
  let moved = unfold(target) || hidden || location.hash.includes("?");
  if (target.matches(".finding, .flow")) for (const d of target.children) if (d.tagName === "DETAILS") d.open = true;
  if (moved) target.scrollIntoView();
};

/* Filter: a finding that does not answer as asked is out, and so is an item or a problem without one that does. */
const selects = all("[data-filter]", tools);
const findings = selects.length ? all(".finding", main) : [];
const chosen = () => selects.filter(s => s.value).map(s => [s.dataset.filter, s.value]);
const answers = new Map(findings.map(f => [f, Object.fromEntries(
  selects.map(s => [s.dataset.filter, (f.getAttribute("data-" + s.dataset.filter) || "").split(" ")]))]));
const told = text => { const line = one(".shown output"); if (line) line.textContent = text; };
const filter = () => {
  const asked = chosen();
  let shown = 0;
  for (const f of findings) {
    const fits = asked.every(([key, value]) => answers.get(f)[key].includes(value));
    f.classList.toggle("out", !fits);
    if (f.closest("#items")) shown += fits;
  }
  for (const above of all(".item, .problem", main))
    above.classList.toggle("out", asked.length > 0 && !above.querySelector(".finding:not(.out)"));
  if (!selects.length) return;
  told(asked.length ? say("filter_shown", {n: shown, m: all("#items .finding").length}) : "");
  one("[data-do=clear]").hidden = !asked.length;
  one("[data-do=filter]").classList.toggle("on", asked.length > 0);
};
const clearFilter = () => { for (const s of selects) s.value = ""; filter(); search(); keep(); };

/* Search: over one long text of the whole page, in which parts of one line stand together whatever markup parts them. */
const INLINE = new Set(["a", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "sup", "tspan", "wbr"]);
const MOST = 3000;
const field = one("#find");
const query = () => field.value.trim().replace(/\s+/g, " ");
const folded = text => {
  const plain = text.replace(/\s/g, " ").replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const low = plain.toLowerCase();
  return low.length === plain.length ? low : plain.replace(/[^]/g, c => c.toLowerCase().length === 1 ? c.toLowerCase() : c);
};
let index = null;
const indexed = () => {
  if (index) return index;
  const nodes = [], starts = [], parts = [];
  let length = 0, last = null;
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.data.includes("\n") && !node.data.trim()) continue;
    let home = node.parentElement;
    if (home.closest(".vh")) continue;
    while (INLINE.has(home.localName)) home = home.parentElement;
    if (home !== last) { parts.push("\n"); length += 1; last = home; }
    nodes.push(node);
    starts.push(length);
    parts.push(folded(node.data));
    length += node.data.length;
  }
  return index = {nodes, starts, text: parts.join(""), sections: all(":scope > section", main)};
};
const nodeAt = (starts, place) => {
  let low = 0, high = starts.length - 1;
  while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= place) low = middle; else high = middle - 1; }
  return low;
};
let hits = [], current = -1, length = 0, sought = "";
const rangeOf = place => {
  const {nodes, starts} = indexed(), first = nodeAt(starts, place), last = nodeAt(starts, place + length - 1);
  const range = new Range();
  range.setStart(nodes[first], place - starts[first]);
  range.setEnd(nodes[last], place + length - starts[last]);
  return range;
};
const paint = () => {
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete("found");
  CSS.highlights.delete("current");
  if (!hits.length || matchMedia("print").matches) return;
  CSS.highlights.set("found", new Highlight(...hits.slice(0, MOST).map(rangeOf)));
  if (current >= 0) {
    const now = new Highlight(rangeOf(hits[current]));
    now.priority = 1;
    CSS.highlights.set("current", now);
  }
};
const count = () => {
  const wanted = query() !== "";
  one(".hits").textContent = !wanted ? "" : !hits.length ? say("find_none")
    : say(current < 0 ? "find_count" : "find_hits", {n: current + 1, m: hits.length});
  for (const button of all("[data-do=next], [data-do=previous]")) button.disabled = !hits.length;
};
const search = () => {
  const wanted = sought = folded(query());
  hits = []; current = -1; length = wanted.length;
  const inSections = new Map();
  if (wanted) {
    const {nodes, starts, text} = indexed(), known = new Map();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + length)) {
      const number = nodeAt(starts, at);
      if (!known.has(number)) {
        const parent = nodes[number].parentElement;
        known.set(number, parent.closest(".out") ? null : parent.closest("main > section"));
      }
      const section = known.get(number);
      if (section === null) continue;
      hits.push(at);
      if (section) inSections.set(section.id, (inSections.get(section.id) || 0) + 1);
    }
  }
  for (const link of all(".toc a")) {
    const number = inSections.get(link.hash.slice(1));
    if (number) link.dataset.hits = number; else delete link.dataset.hits;
  }
  count();
  paint();
};
const go = step => {
  if (!hits.length) return;
  current = (current < 0 && step < 0 ? 0 : current) + step;
  current = (current + hits.length) % hits.length;
  const range = rangeOf(hits[current]), home = range.startContainer.parentElement;
  unfold(home);
  home.scrollIntoView({block: "center", inline: "nearest"});
  const box = range.getBoundingClientRect();
  if (box.top < tools.getBoundingClientRect().bottom || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 2);
  if (!window.CSS || !CSS.highlights) { const chosenText = getSelection(); chosenText.removeAllRanges(); chosenText.addRange(range); }
  count();
  paint();
};

/* Tables that can be put in another order: a row and what stands under it move together; the third click restores. */
const GRAVEST = ["confirmed", "suspected", "undecidable", "not-seen", "no-issue"];
const sortKey = cell => {
  const verdict = cell && cell.querySelector(".verdict");
  return verdict ? String(GRAVEST.findIndex(id => verdict.classList.contains(id))) : cell ? cell.textContent.trim() : "";
};
const sortable = table => {
  const lang = document.documentElement.lang, compare = new Intl.Collator(lang, {numeric: true}).compare;
  const heads = all("thead th", table), body = table.tBodies[0], rows = [];
  for (const row of body.rows) if (row.classList.contains("under") && rows.length) rows.at(-1).push(row); else rows.push([row]);
  if (rows.length < 2) return;
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = {none: "ascending", ascending: "descending"}[head.getAttribute("aria-sort") || "none"] || "none";
      for (const other of heads) other.removeAttribute("aria-sort");
      if (now !== "none") head.setAttribute("aria-sort", now);
      const key = new Map(rows.map((group, place) =>
        [group, head.dataset.by === "place" ? String(place) : sortKey(group[0].cells[column])]));
      const order = [...rows];
      if (now !== "none") order.sort((a, b) => compare(key.get(a), key.get(b)) * (now === "ascending" ? 1 : -1));
      body.append(...order.flat());
      index = null;
      if (query()) search();
    });
  });
};

/* Colours: those of the system until the reader chooses. */
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const themeButton = one("[data-do=theme]");
const remembered = () => { try { return localStorage.getItem("apkscan-theme"); } catch { return null; } };
const isDark = () => (document.documentElement.dataset.theme || (darkSystem.matches ? "dark" : "light")) === "dark";
const colour = theme => {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  themeButton.setAttribute("aria-pressed", isDark());
};

/* What the address states, put into the controls. */
const restore = () => {
  const state = stated();
  if (!location.hash.includes("?")) { reveal(); keep(); return; }
  field.value = (state.get("q") || "").slice(0, field.maxLength);
  for (const s of selects) {
    const value = state.get(s.dataset.filter) || "";
    s.value = [...s.options].some(o => o.value === value) ? value : "";
  }
  filter();
  search();
  reveal();
};

const actions = {
  next: () => go(1),
  previous: () => go(-1),
  clear: () => { clearFilter(); (selects[0].offsetParent ? selects[0] : one("[data-do=filter]")).focus(); },
  unfold: () => all("details", main).forEach(d => { d.open = true; }),
  fold: () => all("details", main).forEach(d => { d.open = false; }),
  filter: button => {
    const panel = one("#filters");
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", !panel.hidden);
  },
  theme: () => {
    const theme = isDark() ? "light" : "dark";
    colour(theme);
    try { localStorage.setItem("apkscan-theme", theme); } catch { /* then it lasts as long as the page */ }
  },
};
tools.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do](button);
});
tools.addEventListener("change", event => { if (event.target.matches("[data-filter]")) { filter(); search(); keep(); } });
let wait = 0;
const seek = () => { clearTimeout(wait); search(); keep(); };
field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(seek, 120); });
tools.addEventListener("keydown", event => {
  if (event.isComposing) return;
  if (event.target === field && event.key === "Enter") {
    if (folded(query()) !== sought) seek();
    go(event.shiftKey ? -1 : 1);
    event.preventDefault();
  } else if (event.key === "Escape" && field.value) {
    field.value = "";
    seek();
    field.focus();
    event.preventDefault();
  }
});
addEventListener("beforeprint", () => { if (window.CSS && CSS.highlights) CSS.highlights.clear(); });
addEventListener("afterprint", paint);
darkSystem.addEventListener("change", () => colour());
colour(remembered());
all("table.sorts", main).forEach(sortable);
tools.hidden = false;
/* What a link leads to is not to stand behind the bar, however many lines that has. */
const measured = () => document.documentElement.style.setProperty("--bar", tools.offsetHeight + "px");
measured();
new ResizeObserver(measured).observe(tools);
document.documentElement.classList.add("live");
addEventListener("hashchange", restore);
restore();
