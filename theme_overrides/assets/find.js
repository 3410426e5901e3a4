/* 检索：generator/build/search 写下的索引，用到哪一小块才取哪一小块。网页的事在 search.js。 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Map([...DIGITS].map((digit, index) => [digit, index]));
const NUMBERS = "0123456789abcdefghijklmnopqrstuvwxyz,.年月日元万亿"; /* postings.py 里也是这些 */
const NAMES_AT_MOST = 12;

const root = new URL("../", import.meta.url);
const kept = new Map();

async function get(path) {
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) { throw new Error(`${answer.status} ${path}`); }
  return answer.json();
}

/** 同一个文件只取一次；没取到的，下次再试。 */
function once(path) {
  if (!kept.has(path)) {
    kept.set(path, get(path).catch((error) => { kept.delete(path); throw error; }));
  }
  return kept.get(path);
}

/** 索引的总目：小块从哪里断开，每页标题多长，按什么筛。 */
let opening = null;

async function open() {
  const answer = await fetch(new URL("find/now.json", root), { cache: "no-cache" });
  if (!answer.ok) { throw new Error(String(answer.status)); }
  const { index } = await answer.json();
  const base = `find/${index}/`;
  const head = await once(`${base}index.json`);
  const titles = [...numbers(head.titles)];
  const facets = Object.entries(head.facets).map(([name, facet]) => ({ name, ...column(facet) }));
  return { base, index, head, titles, facets };
}

export function library() {
  opening = opening || open().catch((error) => { opening = null; throw error; });
  return opening;
}

/** 索引里的数：五位一组，低位在前；与 postings.py 的 digits 相反。 */
function* numbers(text) {
  let number = 0;
  let weight = 1;
  for (const digit of text) {
    const value = VALUE.get(digit);
    number += (value % 32) * weight;
    if (value < 32) {
      yield number;
      number = 0;
      weight = 1;
    } else {
      weight *= 32;
    }
  }
}

function column({ values, of }) {
  const read = numbers(of);
  const pages = [];
  for (let next = read.next(); !next.done; next = read.next()) {
    pages.push(Array.from({ length: next.value }, () => values[read.next().value]));
  }
  return { values, pages };
}

/** 与 signs.py 的 fold 相同，只是繁体字另查。 */
function fold(text) {
  return [...text].map((sign) => {
    const narrow = /[０-９Ａ-Ｚａ-ｚ]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
    const small = narrow.toLowerCase();
    return [...small].length === 1 ? small : narrow;
  }).join("");
}

/** “李花山，庭院” → 两个词；“54,000,000” 是一个词。 */
export function words(query) {
  return fold(query)
    .replace(/(\d)，(?=\d{3})/g, "$1,")
    .replace(/[\p{P}\p{Z}\p{C}]/gu, (sign, at, whole) => (
      /[-,.:/·%‰]/.test(sign) && /[0-9a-z]/.test(whole[at - 1] || "")
      && (/[%‰]/.test(sign) || /[0-9a-z]/.test(whole[at + 1] || "")) ? sign : " "
    ))
    .split(/\s+/)
    .filter(Boolean);
}

/** 一笔钱、一个日期的别的写法：20万 = 200,000，2025-07-01 = 2025年7月1日。 */
function spellings(word) {
  const day = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/.exec(word);
  if (day) {
    return [`${day[1]}年${Number(day[2])}月${day[3] ? `${Number(day[3])}日` : ""}`];
  }
  const sum = /^(\d[\d,]*)(\.\d{1,2})?(万|亿)?(元)?$/.exec(word);
  if (!sum) { return []; }
  const unit = { 万: 1e4, 亿: 1e8 }[sum[3]] || 1;
  const yuan = Math.round(Number(sum[1].replace(/,/g, "") + (sum[2] || "")) * unit * 100) / 100;
  if (yuan < 1000 || (yuan < 10000 && !sum[3] && !sum[1].includes(",")) || yuan > 1e13) { return []; }
  const [whole, fen] = String(yuan).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fen ? `.${fen.padEnd(2, "0")}` : "");
  const ten = yuan / 1e4;
  const tens = yuan % 100 === 0 && yuan >= 1e4 ? [`${ten.toString().replace(/\B(?=(\d{3})+(\.|$))/g, "")}万`] : [];
  return [grouped, ...tens].map((each) => each + (sum[4] || "")).filter((each) => each !== word);
}

/** 字母是不是这几个字的声母或全拼；是，就说出几个字。 */
function heard(letters, name, sound) {
  const syllables = sound.split(" ").map((syllable) => syllable.split("/"));
  const signs = [...name];
  const isInitials = letters.length <= syllables.length
    && [...letters].every((letter, at) => syllables[at].some((each) => each[0] === letter));
  if (isInitials) { return signs.slice(0, letters.length).join(""); }
  const spelled = (rest, at) => {
    if (at >= syllables.length) { return 0; }
    for (const each of syllables[at]) {
      if (each.startsWith(rest)) { return at + 1; }
      if (rest.startsWith(each)) {
        const end = spelled(rest.slice(each.length), at + 1);
        if (end) { return end; }
      }
    }
    return 0;
  };
  const end = spelled(letters, 0);
  return end > 1 ? signs.slice(0, end).join("") : "";
}

async function sounding(word, { base, head }) {
  const letters = word.replace(/ü/g, "v");
  if (!/^[a-z]{2,40}$/.test(letters) || !head.names.includes(letters[0])) { return []; }
  const names = await once(`${base}names/${letters[0]}.json`);
  const found = Object.entries(names).map(([name, sound]) => heard(letters, name, sound));
  return [...new Set(found.filter(Boolean))].slice(0, NAMES_AT_MOST);
}

/** 某个字或相连两字所在的那一小块。 */
async function places(key, { base, head }) {
  const firsts = head.pieces;
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) { low = middle + 1; } else { high = middle; }
  }
  if (low === 0) { return new Map(); }
  const piece = await once(`${base}places/${low - 1}.json`);
  return Object.hasOwn(piece, key) ? read(piece[key]) : new Map();
}

function read(text) {
  const found = new Map();
  const all = numbers(text);
  let page = 0;
  for (let next = all.next(); !next.done; next = all.next()) {
    page += next.value;
    const at = [];
    let place = 0;
    let more = 1;
    while (more) {
      const { value } = all.next();
      place += Math.floor(value / 2);
      more = value % 2;
      at.push(place);
    }
    found.set(page, at);
  }
  return found;
}

/** 把几个字分成索引里有的几段，一段接一段盖满：数字四个或三个一段，别的两个；末尾不够的往前靠。 */
function cover(signs) {
  const isNumber = (from, to) => from >= 0 && to <= signs.length
    && signs.slice(from, to).every((sign) => NUMBERS.includes(sign));
  const keys = [];
  for (let at = 0; at < signs.length;) {
    const length = [4, 3].find((each) => isNumber(at, at + each)) || 2;
    const last = [4, 3].find((each) => isNumber(signs.length - each, signs.length)) || 2;
    const from = at + length <= signs.length ? at : signs.length - last;
    const to = from === at ? at + length : signs.length;
    keys.push({ at: from, key: signs.slice(from, to).join("") });
    at = to;
  }
  return keys;
}

/** 哪些页上有这几个相连的字，从哪里开始。 */
async function phrase(text, index) {
  const signs = [...text];
  if (signs.length === 1) { return places(text, index); }
  const keys = cover(signs);
  const lists = await Promise.all(keys.map(({ key }) => places(key, index)));
  const found = new Map();
  const from = keys[0].at;
  for (const [page, first] of lists[0]) {
    const others = lists.slice(1).map((list) => new Set(list.get(page)));
    const at = first.filter((place) => others.every((set, which) => set.has(place + keys[which + 1].at - from)));
    if (at.length > 0) { found.set(page, at); }
  }
  return found;
}

/** 一个词连同它的别的写法。 */
async function word(text, index) {
  const others = [...spellings(text), ...await sounding(text, index)];
  const phrases = [text, ...others.filter((each) => each !== text)];
  const found = await Promise.all(phrases.map((each) => phrase(each, index)));
  const used = phrases.filter((_, which) => found[which].size > 0);
  const pages = new Map();
  found.forEach((list, which) => {
    const length = [...phrases[which]].length;
    for (const [page, at] of list) {
      const hit = pages.get(page) || { rank: 2, count: 0 };
      const title = index.titles[page];
      const rank = at[0] === 0 && length === title ? 0 : at[0] < title ? 1 : 2;
      pages.set(page, { rank: Math.min(hit.rank, rank), count: hit.count + at.length });
    }
  });
  return { pages, used, meant: used.filter((each) => each !== text), text };
}

/** 每个词都有的页：标题就是所问的在前，标题里有的其次（村、项目、资金先，再看哪个短），再看说到几次、哪年的。 */
function ranked(found, index) {
  const [first, ...others] = found;
  const [years, kinds] = ["year", "kind"].map((wanted) => index.facets.find(({ name }) => name === wanted));
  const pages = [...first.pages.keys()].filter((page) => others.every((each) => each.pages.has(page)));
  const scored = pages.map((page) => {
    const hits = found.map((each) => each.pages.get(page));
    const rank = Math.max(...hits.map((hit) => hit.rank));
    const count = hits.reduce((sum, hit) => sum + Math.min(hit.count, 9), 0);
    const title = rank < 2 ? index.titles[page] : 0;
    const kind = rank === 1 ? kinds.values.indexOf(kinds.pages[page][0]) >>> 0 : 0;
    return { page, rank, kind, title, count, year: Number(years.pages[page][0] || 0) };
  });
  return scored
    .sort((a, b) => a.rank - b.rank || a.kind - b.kind || a.title - b.title || b.count - a.count || b.year - a.year || a.page - b.page)
    .map(({ page }) => page);
}

/** 问一句：页码按次序，哪些字要突出，字母和繁体字当成了什么。 */
export async function ask(query) {
  const index = await library();
  const all = async (list) => Promise.all(list.map((each) => word(each, index)));
  const asked = words(query);
  if (asked.length === 0) { return { pages: [], marked: [], meant: [], index }; }
  let found = await all(asked);
  let pages = ranked(found, index);
  if (pages.length === 0 && /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(query)) {
    const simple = await simplified(asked, index);
    if (simple.some((each, which) => each !== asked[which])) {
      found = await all(simple);
      pages = ranked(found, index);
    }
  }
  const meant = found.flatMap(({ text, meant: names }, which) => {
    const said = text === asked[which] ? names : [text, ...names];
    return said.length > 0 ? [[asked[which], said]] : [];
  });
  return { pages, marked: found.flatMap(({ used }) => used), meant, index };
}

/** 索引里没有繁体字，所以问不到时才看是不是繁体。 */
async function simplified(list, { base }) {
  const [old, simple] = (await once(`${base}traditional.json`)).map((signs) => [...signs]);
  const turned = new Map(old.map((sign, at) => [sign, simple[at]]));
  return list.map((each) => [...each].map((sign) => turned.get(sign) || sign).join(""));
}

/** 一页在结果里的样子：地址、标题、几件事实、各段文字。 */
export async function text(page, { index, head }) {
  let before = 0;
  let own = 0;
  for (const [place, published, count] of head.parts) {
    if (page < before + count) {
      const path = published
        ? `${place}find/${published}/texts/${page - before}.json`
        : `find/${index}/texts/${own + page - before}.json`;
      const [address, title, facts, blocks] = await once(path);
      return { url: new URL(place + address, root).href, title, facts, blocks };
    }
    before += count;
    own += published ? 0 : count;
  }
  throw new Error(String(page));
}

/** 一段文字里要突出的地方：[从, 到]，先后为序，不相重叠。 */
export function marks(block, phrases) {
  const signs = [...fold(block)];
  const found = [];
  for (let at = 0; at < signs.length; at += 1) {
    const lengths = phrases.map((each) => [...each]).filter((each) => (
      each.every((sign, which) => signs[at + which] === sign)
    )).map((each) => each.length);
    if (lengths.length > 0) {
      found.push([at, at + Math.max(...lengths)]);
      at += Math.max(...lengths) - 1;
    }
  }
  return found;
}
