// Regression test of the search with typed queries and pastes from public threads, tests/search/*.jsonl. A person who had
// not seen the search wrote and labeled them. tests/search/README.md has their first scores, and this test fails if a change
// lowers the scores.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { search } from "./real.js";

/** @typedef {{ query?: string, text?: string, expect: string[], accept?: string[] }} Item */

/** @param {string} name @returns {Item[]} */
const read = (name) => readFileSync(new URL(`../search/${name}.jsonl`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Return the URL of a result. @param {string} id */
const url = (id) => (id.endsWith("/") || id === "" ? id : `errors/${id}/`);

/** Whether a result is the expected one, which can be the page of a status code in any API. @param {string} id @param {string} wanted */
function is(id, wanted) {
  const status = /^\*\/http-(\d+)$/.exec(wanted)?.[1];
  return status ? id === status || id.endsWith(`/http-${status}`) : id === wanted || url(id) === wanted;
}

/** Return the share of items with a right or useful result in the top `count`, and of items that correctly have no result. @param {Item[]} items @param {number} count */
function scored(items, count) {
  const others = items.filter(({ expect }) => expect[0] === "NONE");
  const wanted = items.filter(({ expect }) => expect[0] !== "NONE");
  const hits = wanted.filter(({ query, text, expect, accept = [] }) =>
    search(query ?? text ?? "").slice(0, count).some(({ id }) => [...expect, ...accept].some((one) => is(id, one))),
  );
  const silent = others.filter(({ query, text }) => search(query ?? text ?? "").length === 0);
  return { hits: hits.length / wanted.length, silent: silent.length / others.length };
}

for (const set of ["queries", "queries-2", "queries-3"]) {
  test(`typed queries of ${set}.jsonl find a right or useful page in the top three, and other topics find nothing`, () => {
    const { hits, silent } = scored(read(set), 3);
    assert.ok(hits >= 0.96, `${hits}`);
    assert.ok(silent >= 0.87, `${silent}`);
  });
}

test("pasted errors find a right or useful page first, and errors of other software find nothing", () => {
  const { hits, silent } = scored(read("pastes"), 1);
  assert.ok(hits >= 0.9, `${hits}`);
  assert.ok(silent >= 0.87, `${silent}`);
});
