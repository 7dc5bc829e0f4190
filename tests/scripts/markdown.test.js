import assert from "node:assert/strict";
import { test } from "node:test";

import { escapeMarkdown } from "../../docs/assets/javascripts/dom.js";

for (const [text, expected] of [
  ["Status is a duplicate.", "Status is a duplicate."],
  ["errors[].code", "errors\\[\\].code"],
  ["FUNDING_INSTRUMENT_NOT_FOUND", "FUNDING_INSTRUMENT_NOT_FOUND"],
  ["_emphasis_ and *strong*", "\\_emphasis\\_ and \\*strong\\*"],
  ["<img src=x>", "&#60;img src=x&#62;"],
  ["a & b &amp; c", "a & b &#38;amp; c"],
]) {
  test(`Markdown shows ${text} unchanged`, () => assert.equal(escapeMarkdown(text), expected));
}
