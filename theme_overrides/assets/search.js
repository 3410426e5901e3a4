/* 搜索页：问到了才取检索程序和索引。状态都在网址里：?q=&township=&village=&kind=&year=&status= */

const PAGE = 5;
const BEFORE = 14;
const LENGTH = 72;

const status = document.getElementById("status");
const list = document.getElementById("results");
const more = document.getElementById("more");
const form = document.getElementById("query");
const field = document.getElementById("q");
const filters = document.getElementById("filters");
const selects = [...filters.querySelectorAll("select")];
const clear = document.getElementById("clear");

let engine = null;
let answer = null;
let asked = 0;

/** 从哪一段摘起：先找不光是所问的那几个字的，再看它前面是不是只有个小标题。 */
function beginning(parts) {
  const says = ({ marked }) => marked.length > 0;
  const saysMore = ({ signs, marked }) => marked.some(([from, to]) => to - from < signs.length);
  const found = [parts.findIndex(saysMore), parts.findIndex(says), 0].find((at) => at >= 0);
  const label = parts[found - 1];
  return label && label.signs.length <= BEFORE && parts[found].marked.length > 0 ? found - 1 : found;
}

/** 摘要：从说到的地方起，段与段之间用间隔号隔开。 */
function excerpt(blocks, phrases) {
  const parts = blocks.map((block) => ({ signs: [...block], marked: engine.marks(block, phrases) }));
  const first = beginning(parts);
  const holder = document.createElement("p");
  let room = LENGTH;
  for (let which = first; which < parts.length && room > 0; which += 1) {
    const { signs, marked } = parts[which];
    const start = which <= first + 1 && marked.length > 0 ? Math.max(0, marked[0][0] - BEFORE) : 0;
    const end = Math.min(signs.length, start + room);
    if (which > first) { holder.append(" · "); }
    if (start > 0) { holder.append("…"); }
    write(holder, signs, marked, start, end);
    if (end < signs.length) { holder.append("…"); }
    room -= end - start;
  }
  return holder;
}

function write(holder, signs, marked, start, end) {
  let at = start;
  for (const [from, to] of marked) {
    if (from >= end || to <= start) { continue; }
    holder.append(signs.slice(at, Math.max(from, start)).join(""));
    const mark = holder.appendChild(document.createElement("mark"));
    mark.textContent = signs.slice(Math.max(from, start), Math.min(to, end)).join("");
    at = Math.min(to, end);
  }
  holder.append(signs.slice(at, end).join(""));
}

/** 繁体版与简体版共用一份索引：结果的网址换成繁体版的那一页。 */
function inEdition(url) {
  const moves = new Map((document.documentElement.dataset.editions || "").split(" ").map((move) => move.split("=")));
  const base = new URL("../", import.meta.url).pathname;
  const [first, ...rest] = new URL(url).pathname.slice(base.length).split("/");
  return moves.has(first) && first ? base + [moves.get(first), ...rest].join("/") : url;
}

function item({ url, title, facts, blocks }, phrases) {
  const entry = document.createElement("li");
  const link = entry.appendChild(document.createElement("a"));
  link.href = inEdition(url);
  write(link, [...title], engine.marks(title, phrases), 0, [...title].length);
  if (facts.length > 0) {
    const line = entry.appendChild(document.createElement("span"));
    line.className = "meta";
    line.textContent = facts.join(" · ");
  }
  if (blocks.length > 0) { entry.append(excerpt(blocks, phrases)); }
  return entry;
}

function say(text) {
  status.textContent = text;
}

function has(page, name, value) {
  const facet = answer.index.facets.find((each) => each.name === name);
  return !value || facet.pages[page].includes(value);
}

function passing(except) {
  return answer.pages.filter((page) => selects.every((select) => (
    select === except || has(page, select.name, select.value)
  )));
}

/** 每一项筛选只列结果里有的值，各有几页；只有一个值的不列。 */
function offer() {
  for (const select of selects) {
    const facet = answer.index.facets.find(({ name }) => name === select.name);
    const counts = new Map();
    for (const page of passing(select)) {
      for (const value of facet.pages[page]) { counts.set(value, (counts.get(value) || 0) + 1); }
    }
    const chosen = select.value;
    const all = select.options[0];
    const shown = facet.values.filter((value) => counts.has(value) || value === chosen);
    select.replaceChildren(all, ...shown.map((value) => new Option(`${value}（${counts.get(value) || 0}）`, value)));
    select.value = chosen;
    select.closest("label").hidden = shown.length < 2 && !chosen;
  }
  filters.hidden = selects.every((select) => select.closest("label").hidden);
  clear.hidden = selects.every((select) => !select.value);
}

function remember(query) {
  const state = new URLSearchParams(query ? { q: query } : {});
  for (const select of selects) { if (select.value) { state.set(select.name, select.value); } }
  const text = state.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

async function show(pages, isMore) {
  const turn = asked;
  list.dataset.state = "asking";
  const part = pages.splice(0, PAGE);
  const texts = await Promise.all(part.map((page) => engine.text(page, answer.index)));
  if (turn !== asked) { return; }
  const items = texts.map((each) => item(each, answer.marked));
  list.append(...items);
  more.hidden = pages.length === 0;
  if (isMore && items.length > 0) { items[0].querySelector("a").focus(); }
  list.dataset.state = "done";
}

function fail() {
  list.replaceChildren();
  filters.hidden = true;
  more.hidden = true;
  list.dataset.state = "done";
  say(status.dataset.failed);
}

/** 把问到的按筛选摆出来。 */
async function lay() {
  asked += 1;
  list.replaceChildren();
  offer();
  remember(field.value.trim());
  const pages = passing(null);
  const meant = answer.meant.map(([word, names]) => `${word}：${names.join("、")}`);
  const count = pages.length > 0 ? `${pages.length} ${status.dataset.found}` : status.dataset.none;
  say([count, ...meant].join(" · "));
  more.onclick = () => show(pages, true).catch(fail);
  await show(pages, false);
}

async function run() {
  const query = field.value.trim();
  asked += 1;
  const turn = asked;
  list.replaceChildren();
  more.hidden = true;
  filters.hidden = true;
  remember(query);
  list.dataset.state = query ? "asking" : "";
  if (!query) { say(""); return; }
  say(status.dataset.searching);
  try {
    engine = await import("./find.js");
    const found = await engine.ask(query);
    if (turn !== asked) { return; }
    answer = found;
    await lay();
  } catch (error) {
    fail();
  }
}

const given = new URLSearchParams(location.search);
form.hidden = false;
field.value = given.get("q") || "";
for (const select of selects) {
  const value = given.get(select.name);
  if (value) {
    select.append(new Option(value, value));
    select.value = value;
  }
  select.addEventListener("change", () => { if (answer) { lay().catch(fail); } });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
clear.addEventListener("click", () => {
  for (const select of selects) { select.value = ""; }
  lay().catch(fail);
  field.focus();
});
run();
