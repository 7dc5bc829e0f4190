// Every ID, title, message and example finds its entry first, and a text that several entries share finds one of them.
// Exceptions are in the data: `allow: [{rule: found-first, reason: ...}]` in the entry.

import assert from "node:assert/strict";
import { test } from "node:test";

import { exactKey } from "../../docs/assets/javascripts/search/index.js";
import { constant, verbatim } from "../../docs/assets/javascripts/search/messages.js";
import { examples, excepted, first, index } from "./real.js";

/** Text to the IDs of the entries that have it. */
const owners = /** @type {Map<string, Set<string>>} */ (new Map());
/** @param {string} text @param {string} id */
const own = (text, id) => owners.set(exactKey(text), (owners.get(exactKey(text)) ?? new Set()).add(id));

/** @type {[string, string][]} */
const statuses = index.codes.filter(([, kind]) => kind === "http-status").map(([id, , [status]]) => [id, String(status)]);
const several = new Set(statuses.map(([, status]) => status).filter((status, at, all) => all.indexOf(status) !== at));

for (const [id, kind, [status], title, messages, , , phrase] of index.codes) {
  own(title, id);
  for (const message of messages) for (const form of [verbatim(message), constant(message)]) own(form, id);
  if (kind === "http-status") own(phrase, several.has(String(status)) ? String(status) : id);
}
for (const [url, title] of index.pages) own(title, url);

/**
 * Return the texts that do not find their entry first, as `ID: text: first result`.
 *
 * @param {[string, string][]} texts
 */
function missed(texts) {
  return texts.flatMap(([id, text]) => {
    const found = first(text);
    return found === id || owners.get(exactKey(text))?.has(found ?? "") ? [] : [`${id}: ${text.slice(0, 80)}: ${found}`];
  });
}

test("every ID finds its page first", () => {
  assert.deepEqual(index.codes.map(([id]) => id), index.codes.map(([id]) => first(id)));
});

test("every number without an API finds its page first", () => {
  const numbers = [...new Set(index.codes.map(([id]) => id.split("/")[1].replace(/^(http|disconnect)-/, "")))].filter((name) => /^\d+$/.test(name));
  assert.deepEqual(numbers, numbers.map(first));
});

test("every reason phrase finds the page of its status code first", () => {
  assert.deepEqual([], missed(index.codes.filter(([, kind]) => kind === "http-status").map(([id, , , , , , , phrase]) => [id, phrase])));
});

test("every title of a condition, guide, snippet, API and overview finds its page first", () => {
  assert.deepEqual([], missed(index.pages.map(([url, title]) => [url, title])));
});

test("every title of a code finds its page first", () => {
  const texts = index.codes.map(([id, , , title]) => /** @type {[string, string]} */ ([id, title]));
  assert.deepEqual([], missed(texts));
});

test("every message and example finds its code first, unless the entry is excepted", () => {
  const messages = index.codes.flatMap(([id, , , , texts]) =>
    texts.flatMap((text) => [verbatim(text), ...(text === verbatim(text) ? [] : [constant(text).trim()])].map((form) => /** @type {[string, string]} */ ([id, form]))),
  );
  const failed = new Set(missed([...messages.filter(([, text]) => text.split(" ").length > 1), ...examples]).map((line) => line.split(":")[0]));
  assert.deepEqual([...failed].sort(), [...excepted].sort());
});
