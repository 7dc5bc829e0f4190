// Measure `resolve` in docs/assets/javascripts/lookup.js: node search_speed.mjs lookup.js index.json texts.json
// The output is the milliseconds of the first call, which builds the index, and of the call for each text.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, index, texts] = process.argv.slice(2);
const { resolve } = await import(pathToFileURL(module));
const known = JSON.parse(readFileSync(index, "utf8"));

function timed(text) {
  const started = performance.now();
  resolve(text, known);
  return performance.now() - started;
}

const first = timed("warm up");
const lists = JSON.parse(readFileSync(texts, "utf8"));
for (const list of lists) list.slice(0, 100).forEach(timed); // warm up the JIT compiler
console.log(JSON.stringify({ first, lists: lists.map((list) => list.map(timed)) }));
