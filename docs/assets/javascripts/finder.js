// What the box, the look-up page and the 404 page share: the resolver and its index, fetched when first needed, and
// results in words.

/** Results below this rest on a status or on words alone: shown, but not called an answer. */
export const CONFIDENT = 45;

/** Beside an answer, only results with this share of its score are shown: not every page of the status that came with it. */
const BESIDE = 0.35;

const RULES = {
  id: "it is the id",
  name: "it is the code",
  number: "the number",
  begins: "it begins with",
  type: "the problem type",
  constant: "the name",
  code: "the code",
  disconnect: "the stream message",
  sentence: "the text",
  fragment: "the text",
  status: "the status",
  words: "words in common",
};

let loading;
let resolve;

/** The parsed index; it and the resolver are fetched once, and kept for as long as the page is open. */
export function load(root) {
  loading ??= Promise.all([fetchIndex(root), import("./lookup.js")]).then(([index, resolver]) => {
    resolve = resolver.resolve;
    return index;
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

async function fetchIndex(root) {
  const answer = await fetch(new URL("assets/lookup.json", root));
  if (!answer.ok) throw new Error(`${answer.status} for the index`);
  return answer.json();
}

/** Results, of an index that `load` gave, as a page shows them: [{url, name, place, title, why, score, spans}], best first. */
export function find(text, index, root) {
  const titles = titlesOf(index);
  const results = resolve(text, index);
  const least = results[0]?.score >= CONFIDENT ? results[0].score * BESIDE : 0;
  return results.filter(({ score }) => score >= least).map(({ id, score, why }) => ({
    url: new URL(addressOf(id), root).href,
    ...titles.get(id) ?? { name: id, place: "every meaning", title: `What ${id} means in every API` },
    score,
    why: sentenceOf(why[0], text),
    spans: why.filter(({ rule }) => rule !== "words").map(({ start, end }) => [start, end]),
  }));
}

/** The text with what looks like a secret blotted out, character for character. */
export function redact(text) {
  return SECRETS.reduce((clean, pattern) => clean.replace(pattern, (whole, before, secret) => before + "•".repeat(secret.length)), text);
}

// A key is followed by its secret. Groups: what stays, what is blotted out.
const SECRETS = [
  /(\b(?:Bearer|Basic)\s+)([A-Za-z0-9%+/=._~-]{8,})/gi,
  /(\b(?:oauth_(?:token|token_secret|consumer_key|signature|nonce|verifier)|(?:access|refresh|bearer|consumer|api|client|csrf|auth|guest|id)[_-]?(?:token|key|secret)(?:[_-]?secret)?|apikey|password|code_verifier|auth_token|ct0|kdt|twid|cookie)["'\]]*\s*(?:=>|[:=])\s*(?:string\(\d+\)\s*)?["']?)([^\s"',;&}\])]{6,})/gi,
  /()(\b\d{6,}-[A-Za-z0-9]{20,}\b)/g,
  /()(\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[a-z])(?=[A-Za-z0-9_-]*[A-Z])[A-Za-z0-9_-]{32,}\b)/g,
  /()([\w.+-]+@[\w-]+\.[\w.]+)/g,
];

const known = new WeakMap();

function titlesOf(index) {
  if (known.has(index)) return known.get(index);
  const titles = new Map();
  for (const [id, kind, , title] of index.codes) {
    const [api, last] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
    const name = kind === "http-status" ? last.replace("http-", "HTTP ") : last.replace(/^disconnect-/, "disconnect ");
    titles.set(id, { name, place: index.apis[api], title });
  }
  for (const [id, title] of index.pages) titles.set(id, { name: title, place: id.slice(0, id.indexOf("/")), title: "" });
  known.set(index, titles);
  return titles;
}

/** The address of a result relative to the root: a code, a bare number or name, or a page. */
function addressOf(id) {
  return id.endsWith("/") ? id : `errors/${id}/`;
}

function sentenceOf({ rule, start, end }, text) {
  const piece = text.slice(start, end).replaceAll(/\s+/g, " ");
  const shown = piece.length > 60 ? `${piece.slice(0, 57)}…` : piece;
  return rule === "words" ? RULES.words : `${RULES[rule]}: ${shown}`;
}
