// Unit tests of the search: normalization, tokens, stems, edit distance.

import assert from "node:assert/strict";
import { test } from "node:test";

import { floorOf, FLOORS, wordEvidence } from "../../docs/assets/javascripts/search/floor.js";
import { normalize } from "../../docs/assets/javascripts/search/normalize.js";
import { placesOf } from "../../docs/assets/javascripts/search/numbers.js";
import { corrections, editDistance, letterMask } from "../../docs/assets/javascripts/search/spelling.js";
import { stem } from "../../docs/assets/javascripts/search/stem.js";
import { compounds, fold, identifierParts, nameTerm, terms, tokenize } from "../../docs/assets/javascripts/search/tokenize.js";

for (const [text, expected] of [
  ["plain", "plain"],
  ['{\\"code\\":187}', '{"code":187}'],
  ["can\\u0027t", "can't"],
  ["you\\U2019ll", "you'll"],
  ["isn&#x27;t &lt;b&gt; &amp; &#39;x&#39;", "isn't <b> & 'x'"],
  ["you’ll “quote”", 'you\'ll "quote"'],
  ["youâ€™ll", "you'll"],
  ["'first ' +\n 'second'", "'first second'"],
  ["line\\nbreak", "line break"],
  ["Ads\\Errors\\NotFound", "Ads\\Errors\\NotFound"],
  ["C:\\node_modules\\twitter", "C:\\node_modules\\twitter"],
  ["&#xFFFFFFF;", "&#xFFFFFFF;"],
]) {
  test(`normalize ${JSON.stringify(text)}`, () => assert.equal(normalize(text).clean, expected));
}

test("offsets map back to the source", () => {
  const text = "a &quot;b&quot; \\u0027c\\u0027 Status";
  const { clean, place } = normalize(text);
  assert.equal(text.slice(place(clean.indexOf("Status"))), "Status");
  assert.equal(text[place(clean.indexOf("b"))], "b");
});

test("the middle of a very long text is left out, with correct offsets", () => {
  const text = `${"x ".repeat(100_000)}END`;
  const { clean, place } = normalize(text);
  assert.ok(clean.length < 130_000);
  assert.equal(text.slice(place(clean.indexOf("END"))), "END");
});

test("tokens are folded words with offsets", () => {
  assert.deepEqual(tokenize("Can't Tweét!"), [
    { word: "cant", start: 0, end: 5 },
    { word: "tweet", start: 6, end: 11 },
  ]);
  assert.equal(fold("ＦＵＬＬ"), "full");
});

test("identifiers are split into parts, and names also stay whole", () => {
  assert.deepEqual(identifierParts("UsageCapExceeded"), ["usage", "cap", "exceeded"]);
  assert.deepEqual(identifierParts("IDNotFound"), ["id", "not", "found"]);
  assert.deepEqual(identifierParts("in_reply_to"), ["in", "reply", "to"]);
  assert.deepEqual(terms("the UsageCap is exceeded"), ["usag", "cap", "=usagecap", "exceed"]);
  assert.deepEqual(compounds("x-rate-limit-reset and tweet.write").map(({ word }) => word), ["=xratelimitreset", "=tweetwrite"]);
});

// Pairs from the published vocabulary of the stemmer: https://snowballstem.org/algorithms/english/stemmer.html
for (const [word, expected] of Object.entries({
  consign: "consign", consigned: "consign", consistency: "consist", consolation: "consol", knackeries: "knackeri", knightly: "knight",
  ties: "tie", cries: "cri", gas: "gas", kiwis: "kiwi", luxuriated: "luxuri", hopping: "hop", hoping: "hope", generously: "generous",
  communication: "communic", suspended: "suspend", suspension: "suspens", limits: "limit", expired: "expir", authorization: "author",
  duplicates: "duplic", skies: "sky", news: "news", "187": "187", שגיאה: "שגיאה",
})) {
  test(`stem ${word}`, () => assert.equal(stem(word), expected));
}

test("edit distance counts a transposition as one edit and stops at the limit", () => {
  assert.equal(editDistance("tokn", "token", 2), 1);
  assert.equal(editDistance("timestmap", "timestamp", 2), 1);
  assert.equal(editDistance("enchance", "enhance", 2), 1);
  assert.equal(editDistance("abcdef", "ghijkl", 2), 3);
});

test("corrections: one edit for short words, two for longer ones, none for numbers and very short words", () => {
  const vocabulary = ["token", "timestamp", "forbidden", "calm"].map((word) => /** @type {[string, number]} */ ([word, letterMask(word)]));
  assert.deepEqual(corrections("tokn", vocabulary), [{ word: "token", edits: 1 }]);
  assert.deepEqual(corrections("forbiden", vocabulary).map(({ word }) => word), ["forbidden"]);
  assert.deepEqual(corrections("furbiden", vocabulary).map(({ word }) => word), ["forbidden"]);
  assert.deepEqual(corrections("tkon", vocabulary), []);
  assert.deepEqual(corrections("42a0", vocabulary), []);
  assert.deepEqual(corrections("cal", vocabulary), []);
});

test("names are one term however their parts are joined", () => {
  const names = ["x-rate-limit-reset", "X-RateLimit-Reset", "X_RATE_LIMIT_RESET", "xRateLimitReset"];
  assert.deepEqual(new Set(names.map(nameTerm)), new Set(["=xratelimitreset"]));
});

test("of a number that a log repeats, the first and last places are read, and of a rare one every place", () => {
  const text = `${"a 403 ".repeat(500)}a 404 ${"a 403 ".repeat(500)}`;
  const places = placesOf([/a (\d{3})/g], text);
  assert.ok(places.length < 20);
  assert.equal(places[0].index, 0);
  assert.equal(places[places.length - 1].index, text.length - "a 403 ".length);
  assert.equal(places.filter(([, digits]) => digits === "404").length, 1);
});

test("the floor depends on what the query is made of", () => {
  const term = (/** @type {boolean} */ certain) => ({ word: "", start: 0, end: 0, weight: 1, alternatives: [], certain });
  const typed = { short: true, x: false, named: false };
  assert.equal(floorOf([term(true), term(true)], typed), FLOORS.known);
  assert.equal(floorOf([term(true), term(false)], typed), FLOORS.typed);
  assert.equal(floorOf([term(true), term(false)], { ...typed, x: true }), FLOORS.x);
  assert.equal(floorOf([term(true), term(true)], { ...typed, named: true }), FLOORS.typed);
  assert.equal(floorOf([term(true), term(true)], { ...typed, short: false }), FLOORS.long);
});

test("a page below the floor is a filler, and one that has hardly a word is nothing", () => {
  const result = (/** @type {number} */ coverage) => ({ id: "a", score: 1, coverage, start: 0, end: 1 });
  assert.equal(wordEvidence(result(0.6), 40, 0.5)[0].filler, undefined);
  assert.deepEqual(wordEvidence(result(0.25), 40, 0.5), [{ id: "a", rule: "words", start: 0, end: 1, points: 20, filler: true }]);
  assert.deepEqual(wordEvidence(result(0.1), 40, 0.5), []);
});
