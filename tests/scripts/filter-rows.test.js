import assert from "node:assert/strict";
import { test } from "node:test";

import { passes } from "../../docs/assets/javascripts/filter-rows.js";

const row = { text: "HTTP 204\n204\nNo Content", data: { api: "v2", status: "204 409", grade: "documented" } };

test("every row passes without a filter", () => {
  assert.equal(passes(row, []), true);
  assert.equal(passes(row, [{ name: "text", value: "  " }]), true);
});

test("every word of the text must be in the row", () => {
  assert.equal(passes(row, [{ name: "text", value: "no CONTENT" }]), true);
  assert.equal(passes(row, [{ name: "text", value: "no answer" }]), false);
});

test("a number does not match across two cells", () => {
  assert.equal(passes(row, [{ name: "text", value: "420" }]), false);
});

test("other controls compare whole words of the data attribute of their name", () => {
  assert.equal(passes(row, [{ name: "status", value: "409" }]), true);
  assert.equal(passes(row, [{ name: "status", value: "40" }]), false);
  assert.equal(passes(row, [{ name: "missing", value: "x" }]), false);
});
