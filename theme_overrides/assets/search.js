/* 搜索：问到了才取索引。索引里每个汉字两边都有空格，所以把词拆成单字的短语去问，读到的摘要再合拢。 */

/* 与 generator/build/search.py 的 HAN 相同；合拢摘要时，引号等标点旁边也不留空格。 */
const HAN = "\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}";
const WIDE = `${HAN}“”‘’…—`;
const EACH_HAN = new RegExp(`[${HAN}]`, "gu");
const IS_WIDE = new RegExp(`[${WIDE}]`, "u");
const PAGE = 10;

const root = new URL("../", import.meta.url);
const status = document.getElementById("status");
const list = document.getElementById("results");
const more = document.getElementById("more");
const form = document.getElementById("query");
const field = document.getElementById("q");

/** “李花山 庭院” → ["李 花 山", "庭 院"]：每个词都要出现。 */
function phrases(query) {
  return query
    .split(/[\s"“”，。、；：！？,;!?]+/u)
    .map((word) => word.replace(EACH_HAN, " $& ").replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

/** 去掉汉字旁边的空格，保住哪些字要突出。 */
function close(pieces) {
  const chars = pieces.flatMap(([text, marked]) => [...text].map((char) => [char, marked]));
  const beside = (index) => index >= 0 && index < chars.length && IS_WIDE.test(chars[index][0]);
  return chars.filter(([char], index) => !/\s/.test(char) || !(beside(index - 1) || beside(index + 1)));
}

/** 摘要是一段 HTML：在不运行脚本的文档里解析，只取文字和 mark。 */
function read(excerpt) {
  const inert = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...inert.childNodes].map((node) => [node.textContent, node.nodeName === "MARK"]);
}

/** 摘要开头重复的标题不再说一遍。 */
function withoutTitle(chars, title) {
  let rest = chars;
  while (title && rest.slice(0, title.length).map(([char]) => char).join("") === title) {
    rest = rest.slice(title.length);
    while (rest.length > 0 && /[.。·\s]/.test(rest[0][0])) { rest = rest.slice(1); }
  }
  return rest;
}

function shown(pieces, title) {
  const holder = document.createElement("p");
  let last = null;
  for (const [char, marked] of withoutTitle(close(pieces), title)) {
    if (last === null || last.marked !== marked) {
      const node = marked ? document.createElement("mark") : document.createTextNode("");
      last = { node: holder.appendChild(node), marked };
    }
    last.node.textContent += char;
  }
  return holder;
}

function plain(text) {
  return close([[text || "", false]]).map(([char]) => char).join("");
}

/** 繁体版与简体版共用一份索引：结果的网址换成繁体版的那一页。 */
function inEdition(url) {
  const moves = new Map((document.documentElement.dataset.editions || "").split(" ").map((move) => move.split("=")));
  const [first, ...rest] = url.slice(root.pathname.length).split("/");
  return moves.has(first) && first ? root.pathname + [moves.get(first), ...rest].join("/") : url;
}

function item(result) {
  const { meta, url, excerpt } = result;
  const entry = document.createElement("li");
  const link = entry.appendChild(document.createElement("a"));
  link.href = inEdition(url);
  link.textContent = plain(meta.title);
  const facts = [meta.kind, meta.place, meta.date].map(plain).filter(Boolean);
  if (facts.length > 0) {
    const line = entry.appendChild(document.createElement("span"));
    line.className = "meta";
    line.textContent = [...new Set(facts)].join(" · ");
  }
  entry.append(shown(read(excerpt), link.textContent));
  return entry;
}

function say(text) {
  status.hidden = !text;
  status.textContent = text;
}

/** 每个短语各问一次，取都有的页面。 */
async function find(query) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 60 });
  const searches = await Promise.all(phrases(query).map((each) => pagefind.search(`"${each}"`)));
  const [first, ...others] = searches.map((search) => search.results);
  const inAll = others.map((results) => new Set(results.map((result) => result.id)));
  return (first || []).filter((result) => inAll.every((ids) => ids.has(result.id)));
}

async function show(results) {
  list.dataset.state = "asking";
  const part = results.splice(0, PAGE);
  const data = await Promise.all(part.map((result) => result.data()));
  list.append(...data.map(item));
  more.hidden = results.length === 0;
  list.dataset.state = "done";
}

async function run(query) {
  list.replaceChildren();
  more.hidden = true;
  if (phrases(query).length === 0) { return say(""); }
  say(status.dataset.searching);
  try {
    const results = await find(query);
    say(results.length > 0 ? `${results.length} ${status.dataset.found}` : status.dataset.none);
    more.onclick = () => show(results);
    await show(results);
  } catch (error) {
    say(status.dataset.failed);
  }
  return undefined;
}

form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") || "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = field.value.trim();
  history.replaceState(null, "", `?q=${encodeURIComponent(query)}`);
  run(query);
});
run(field.value.trim());
