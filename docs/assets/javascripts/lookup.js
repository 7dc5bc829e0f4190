// Finds the errors that a pasted text speaks of. No dependencies, no state, no network: `resolve(text, index)` returns
// [{id, score, why}], best first; `index` is assets/lookup.json, made from the catalogue. Each `why` is
// {rule, start, end}: which rule spoke for the result, and which characters of the text made it speak.
//
// Evidence is added up for each id. What names a code (a problem type, a constant, a number after `code`) weighs more
// than a sentence, a sentence more than an HTTP status, a status more than words. Where one number has many meanings,
// hosts, paths and the names of libraries tell the APIs apart; where nothing does, the page of the number comes first.

import { prepare } from "./lookup-index.js";
import { normalise, wordsOf } from "./lookup-text.js";

/** Points of each kind of evidence. Only their order and rough distances matter. */
const POINTS = {
  id: 1000, // the whole text is an id
  name: 400, // the whole text is a code, a number or a name
  type: 120,
  disconnect: 130,
  constant: 100,
  code: 90, // a number that the text itself calls a code
  number: 55, // a number in a place where codes stand: (187), 187 -
  whole: 40, // the whole text is just this sentence
  sentence: 22, // plus what its words are worth
  status: 30,
  bare: 9, // three digits alone, in a log
  asked: 22, // a number alone, in a short question
  begins: 60, // a name that begins with what was typed
  fragment: 34,
  word: 6,
};

/** Which API is meant when nothing tells: the one that most people meet. In points, so less than any evidence. */
const HABIT = { "v1.1": 6, v2: 5, ads: 3, media: 3, oauth: 3, streaming: 2, enterprise: 2, sorsa: 1, v1: 0 };

/** What in a text points to an API, and how strongly: hosts and paths, forms of bodies, names of libraries. */
const HINTS = [
  [/\bstream\.(?:twitter|x)\.com|\bstatuses\/(?:filter|sample)|\buser(?:stream|\.json)|sitestream|stream_name/i, "streaming", 24],
  [/\bstream(?:ing|s)?\b/i, "streaming", 9],
  [/\bupload\.(?:twitter|x)\.com|\bmedia\/upload|processing_info/i, "media", 22],
  [/\bads-api(?:-sandbox)?\.|\btwitter_?ads\b|\btwurl -H ads/i, "ads", 24],
  [/\bapi\.sorsa\.io|\bApiKey\b|\bsorsa\b/i, "sorsa", 24],
  [/\bgnip|\bpowertrack\b|\/search\/(?:30day|fullarchive)/i, "enterprise", 24],
  [/\/oauth2?\/(?:request_token|access_token|authorize|authenticate|token|invalidate_token)|error_description/i, "oauth", 10],
  [/\/1\.1\//, "v1.1", 16],
  [/(?:twitter|x)\.com\/2\/|\/2\/(?:tweets|users|dm_|lists|spaces|media|webhooks|account_activity)/i, "v2", 16],
  [/(?:twitter\.com|\s|["'(])\/?1\/[a-z_]+/i, "v1", 12],
  [/problem\+json|about:blank|\/2\/problems\//i, "v2", 20],
  [/\bApiResponseError\b|\btweepy\.errors\.|\btweepy\/client\.py|\bX::[A-Z]|\btwitter-api-v2\b|\btwitter-v2\b/, "v2", 10],
  [/\btweepy\.error\.|\bTweepError\b|\btwython\b|\btwitter\.error\.TwitterError|\bTwitter::Error|\btwitter4j\b|\bTwitterException\b/i, "v1.1", 10],
  [/<(?:NotAuthorized|BadRequest|Forbidden|NotFound|RateLimit|ServerError) object at/, "ads", 18],
];

const PHRASES = {
  bad_request: 400, unauthorized: 401, payment_required: 402, forbidden: 403, not_found: 404, method_not_allowed: 405,
  not_acceptable: 406, conflict: 409, gone: 410, payload_too_large: 413, enhance_your_calm: 420, unprocessable_entity: 422,
  too_many_requests: 429, internal_server_error: 500, bad_gateway: 502, service_unavailable: 503, gateway_timeout: 504,
};
const PHRASE = Object.keys(PHRASES).join("|").replaceAll("_", "[ _-]?"); // TooManyRequests is the name of many exceptions

const BY_PHRASE = new Map(Object.entries(PHRASES).map(([phrase, status]) => [phrase.replaceAll("_", ""), status]));

/** Numbers that a text calls a code. The first group is the number. */
const CODES = [
  /\b(?:error[_ ]?|api_error_)?code["'\]]*\s*(?:=>|={1,3}|[:#-]|is\b|was\b|of\b)?\s*(?:int\()?[#"']?(\d{1,3})\b(?![.\d])/gi,
  /<error code=["']?(\d{1,3})\b/gi,
];

/** Numbers in places where people and libraries put codes. */
const NUMBERS = [
  /(?<=[\s.!?"'])\((?:error |code )?(\d{1,3})\)/gi,
  /\berror[\s:#]+(\d{1,3})\b(?!\.\d)/gi,
  /\b(\d{2,3}) error\b/gi,
  /[\s"“](\d{2,3}) - |- (\d{2,3})(?=["”\s]|$)/g,
  /(?:^|: )(\d{2,3})[ :]\s*[A-Z]/gm,
];

/** HTTP statuses, said to be such. */
const STATUSES = [
  /\bHTTP(?:\/\d(?:\.\d)?)?(?:[\s_]+(?:status|error|code|response))*[\s:=[]*(\d{3})\b/gi,
  /\bstatus(?:[_ ]?code)?(?:Error)?["'\]]*\s*(?:=>|[:=]|of|is)?\s*[["']?(\d{3})\b/gi,
  /\b(?:failed|rejected|responded|returned|response|error)\b[^\n]{0,24}?\b(?:code|with|a|:)[\s:]+(\d{3})\b/gi,
  /\b(?:code|error)["']?\s*[:=]\s*["']?(\d{3})\b/gi,
  new RegExp(`\\b(\\d{3})[:,]?\\s+(?:client error: |server error: )?\\(?(?:${PHRASE})\\b`, "gi"),
  /(?:^|\n|[:-] )(\d{3}):\s?[A-Z]/g,
];

/** Three digits that may be a status: no part of a date, an address or a measure. */
const DIGITS = /(?<![\w.:,/-])([345]\d\d)(?![\w.:/-]|\s?(?:m?s|sec|min|bytes?|[kmg]b|px|items|rows)\b|\s?%)/gi;

/** A problem type of v2, on any host: the last segment of the path decides. */
const TYPE = /\/2\/problems\/([a-z0-9-]+)/gi;

const CUT = 0.85; // how much of a sentence counts when only its begin is there
const SHORT = 12; // words up to which a text may be a question that a person typed
const TYPED = 24; // words up to which slips of the keyboard are forgiven
const ASIDE = 0.3; // how much words count beside better evidence: they only order what follows

/** Every result for `text`, best first. `index` is the parsed lookup.json. */
export function resolve(text, index) {
  const known = prepare(index);
  const { clean, place } = normalise(text);
  if (!clean.trim()) return [];
  const found = new Map();
  const add = (id, points, rule, start, end) => {
    const result = found.get(id) ?? { id, score: 0, why: [] };
    const same = result.why.find((why) => why.rule === rule);
    if (same && same.points >= points) return;
    if (same) result.score -= same.points;
    result.score += points;
    result.why = result.why.filter((why) => why !== same);
    result.why.push({ rule, points, start: place(start), end: place(end) });
    found.set(id, result);
  };
  const words = meant(wordsOf(clean), known);
  typed(clean, known, add);
  types(clean, known, add);
  constants(clean, known, add);
  disconnects(clean, known, add);
  const short = words.length <= SHORT;
  const numbers = codes(clean, known, short, add);
  sentences(clean, words, known, add);
  fragments(clean, known, add);
  specifics(clean, known, found, add);
  statuses(clean, known, numbers, short, add);
  const best = Math.max(0, ...[...found.values()].map((result) => result.score));
  if (short) titles(words, best < POINTS.status ? 1 : ASIDE, known, add);
  weighApis(clean, known, found);
  const results = [...found.values()].filter((result) => result.score >= 8);
  results.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return results.slice(0, 30).map(({ id, score, why }) => ({
    id,
    score: Math.round(score * 10) / 10,
    why: why.sort((a, b) => b.points - a.points).map(({ rule, start, end }) => ({ rule, start, end })),
  }));
}

/** A typed query: an id, a code, or the begin of one. */
function typed(clean, known, add) {
  const query = clean.trim().replace(/^#/, "");
  if (query.length > 80 || /\s/.test(query)) return;
  const start = clean.indexOf(query);
  const end = start + query.length;
  const lower = query.toLowerCase().replace(/^\/+|\/+$/g, "").replace(/^errors\//, "");
  const exact = known.byId.get(lower);
  if (exact) add(exact.id, POINTS.id, "id", start, end);
  const named = known.byName.get(lower.replace(/^http[-_ ]?(?=\d)/, "")) ?? [];
  if (/^\d+$/.test(lower) && named.length) add(lower, POINTS.name + 1, "number", start, end);
  else if (named.length > 1) add(named[0].name, POINTS.name / 2, "name", start, end);
  for (const code of named) add(code.id, POINTS.name / 2 + (code.name === query ? POINTS.name / 4 : 0), "name", start, end);
  if (lower.length < 2) return;
  for (const [name, codes] of known.byName) {
    if (name !== lower && name.startsWith(lower)) for (const code of codes) add(code.id, POINTS.begins - name.length / 10, "begins", start, end);
  }
}

/** The code of each problem type. */
function types(clean, known, add) {
  for (const match of clean.matchAll(TYPE)) {
    const code = known.byId.get(`v2/${match[1].toLowerCase()}`);
    if (code) add(code.id, POINTS.type, "type", match.index, match.index + match[0].length);
  }
}

/** Names in capitals, in CamelCase or with hyphens that are codes, as whole words. */
function constants(clean, known, add) {
  for (const match of clean.matchAll(/(?<![\w./-])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*(?![\w/])/g)) {
    const word = match[0];
    const looks = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[-_][a-z0-9]+)+$|^[A-Z]{4,}$/.test(word);
    if (!looks) continue;
    const called = /\b(?:code|error|type|title|reason|name|issue)["'\]]*\s*(?:=>|[:=])\s*["'“]?$/i.test(clean.slice(Math.max(0, match.index - 24), match.index));
    for (const code of known.byName.get(word.toLowerCase()) ?? []) {
      if (code.name !== word) continue;
      const plain = /^[a-z]/.test(word) || /^[A-Z]+$/.test(word);
      if (plain && !called) continue;
      add(code.id, POINTS.constant, "constant", match.index, match.index + word.length);
    }
  }
}

/** Fragments that the catalogue names because the texts of a code are not enough to know it. */
function fragments(clean, known, add) {
  const lower = clean.toLowerCase();
  for (const [fragment, codes] of known.byFragment) {
    const at = lower.indexOf(fragment);
    const points = lower.trim() === fragment ? POINTS.constant : POINTS.fragment;
    if (at >= 0) for (const code of codes) add(code.id, points, "fragment", at, at + fragment.length);
  }
}

/** A refusal that shares its problem type with others and was known by its sentence goes before the type itself. */
function specifics(clean, known, found, add) {
  for (const match of clean.matchAll(TYPE)) {
    for (const result of [...found.values()]) {
      const code = known.byId.get(result.id.toLowerCase());
      const own = code && code.kind !== "constant" && code.type === match[1].toLowerCase() && code.name !== code.type;
      const told = own && result.why.find(({ rule, points }) => rule === "sentence" && points >= POINTS.status);
      if (told) add(code.id, POINTS.type + POINTS.whole + told.points, "type", match.index, match.index + match[0].length);
    }
  }
}

/** The messages of the old streams. */
function disconnects(clean, known, add) {
  const limit = /["']limit["']\s*:\s*\{\s*["']?track/.exec(clean);
  if (limit) add("streaming/limit", POINTS.disconnect, "disconnect", limit.index, limit.index + limit[0].length);
  for (const match of clean.matchAll(/\bdisconnect["']?\s*(?:=>|:)\s*\{?\s*["']?code["']?\s*(?:=>|:)\s*(\d{1,2})/gi)) {
    const code = known.byId.get(`streaming/disconnect-${match[1]}`);
    if (code) add(code.id, POINTS.disconnect, "disconnect", match.index, match.index + match[0].length);
  }
}

/** Numbers that are codes, and their pages. Returns the numbers found, so that they are not taken for statuses too. */
function codes(clean, known, short, add) {
  const numbers = new Set();
  const take = (patterns, points, rule) => {
    for (const pattern of patterns) {
      for (const match of clean.matchAll(pattern)) {
        const digits = match[1] ?? match[2];
        const at = match.index + match[0].lastIndexOf(digits);
        if (/status\s*[_-]?$|HTTP\s*$/i.test(clean.slice(Math.max(0, match.index - 8), match.index))) continue;
        if (rule === "number" && known.byStatus.has(Number(digits))) continue; // (422) is a status more often than a code
        for (const code of known.byName.get(String(Number(digits))) ?? []) {
          if (code.kind !== "numeric-code") continue;
          const doubt = known.byStatus.has(Number(digits)) ? 0.55 : 1; // 404 after `code` is a status more often than not
          add(code.id, points * doubt, rule, at, at + digits.length);
          numbers.add(Number(digits));
        }
      }
    }
  };
  take(CODES, POINTS.code, "code");
  take(NUMBERS, POINTS.number, "number");
  if (short) take([/(?<![\w.:,/-])(\d{1,3})(?![\w.:,/-])/g], POINTS.asked, "number");
  return numbers;
}

/** Sentences of the catalogue, also cut off or with a slip: enough of their words, close together. */
function sentences(clean, words, known, add) {
  const places = new Map();
  words.forEach(({ word }, at) => {
    if (known.anchors.has(word)) places.set(word, [...(places.get(word) ?? []), at].slice(-12));
  });
  const whole = wordsOf(clean).map(({ word }) => word).join(" ");
  const seen = new Map();
  for (const [anchor, positions] of places) {
    for (const message of known.anchors.get(anchor)) {
      const size = message.words.length;
      for (const at of positions) {
        const from = Math.max(0, at - message.words.indexOf(anchor) - 1 - message.gaps * 3);
        const upto = Math.min(words.length, from + size + 3 + message.gaps * 6);
        const window = new Map();
        for (let i = from; i < upto; i++) if (!window.has(words[i].word)) window.set(words[i].word, i);
        let met = 0;
        let first = upto;
        let last = from;
        message.words.forEach((word) => {
          const place = window.get(word);
          if (place === undefined) return;
          met += known.worth(word);
          first = Math.min(first, place);
          last = Math.max(last, place);
        });
        let share = met / message.worth;
        let begun = 0;
        while (begun < size && window.has(message.words[begun])) begun += 1;
        if (begun >= 6) share = Math.max(share, CUT); // the rest was cut off, by a log or by a person
        if (share < 0.75 || last < first) continue;
        if (size === 1 && whole !== message.whole) continue;
        const points = message.weight * (share * share * (POINTS.sentence + Math.min(66, met * 2.2)) + (whole === message.whole ? POINTS.whole : 0));
        const best = seen.get(message.code.id);
        if (best && best.points >= points) continue;
        seen.set(message.code.id, { points, first, last });
      }
    }
  }
  for (const [id, { points, first, last }] of seen) add(id, points, "sentence", words[first].start, words[last].end);
}

/** HTTP statuses: the page of the status in each API, and the page of the number. */
function statuses(clean, known, numbers, short, add) {
  const take = (digits, at, points, rule, length = digits.length) => {
    const pages = known.byStatus.get(Number(digits)) ?? [];
    if (!pages.length) return;
    add(digits, points + 14, rule, at, at + length);
    for (const code of pages) add(code.id, points, rule, at, at + length);
  };
  for (const pattern of [...STATUSES, ...NUMBERS]) {
    for (const match of clean.matchAll(pattern)) {
      const digits = match[1] ?? match[2];
      const at = match.index + match[0].lastIndexOf(digits);
      if (!numbers.has(Number(digits))) take(digits, at, POINTS.status, "status");
    }
  }
  for (const match of clean.matchAll(DIGITS)) take(match[1], match.index, short ? POINTS.asked : POINTS.bare, "status");
  for (const match of clean.matchAll(new RegExp(`\\b(?:${PHRASE})\\b`, "gi"))) {
    const status = String(BY_PHRASE.get(match[0].toLowerCase().replaceAll(/[ _-]/g, "")));
    const raised = /(?:::|\w\.)$/.test(clean.slice(Math.max(0, match.index - 2), match.index)); // tweepy.errors.Forbidden
    take(status, match.index, raised ? POINTS.status : POINTS.bare, "status", match[0].length);
  }
}

/** Words of a short query in titles and names, rare ones first. */
function titles(words, weight, known, add) {
  const wanted = new Map();
  for (const { word, start, end } of words) for (const part of word.split("_")) wanted.set(part, { start, end });
  const total = known.pages.length;
  for (const { id, words: own } of known.pages) {
    let points = 0;
    let first = null;
    for (const [word, span] of wanted) {
      if (!own.has(word) || word.length < 2) continue;
      points += POINTS.word * Math.log(total / known.titleSpread.get(word)) * (word.length > 3 ? 1 : 0.4);
      first ??= span;
    }
    if (first) add(id, weight * Math.min(34, points) * (0.5 + 0.5 / Math.max(1, wanted.size / 3)), "words", first.start, first.end);
  }
}

/** Move what was found towards the APIs that the text points to. A page of a number is for texts that point to none. */
function weighApis(clean, known, found) {
  const weights = new Map();
  for (const [pattern, api, points] of HINTS) if (pattern.test(clean)) weights.set(api, (weights.get(api) ?? 0) + points);
  for (const result of found.values()) {
    const code = known.byId.get(result.id.toLowerCase());
    if (code) result.score += (HABIT[code.api] ?? 0) + Math.min(36, weights.get(code.api) ?? 0);
    else if (weights.size && !result.id.includes("/")) result.score -= 15;
  }
}

/** The words of a text that a person typed, with those of the catalogue that were probably meant beside unknown ones. */
function meant(words, known) {
  if (words.length > TYPED) return words;
  return words.flatMap((own, at) => {
    if (own.word.length < 3 || known.spread.has(own.word)) return [own];
    const unfinished = at === words.length - 1 && words.length <= SHORT;
    const fits = (word) => (unfinished && word.startsWith(own.word)) || (own.word.length >= 5 && oneSlip(own.word, word));
    const fitting = [...known.spread.keys()].filter(fits).sort((a, b) => a.length - b.length);
    return [own, ...fitting.slice(0, 4).map((word) => ({ ...own, word }))];
  });
}

/** Whether two words differ by one letter that was left out, added, changed, or swapped with the next. */
function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
