// Run queries on three engines over the same pages: node search_quality.mjs lookup.js lookup.json pages.json queries.json
// `pages` are [{url, title, text}], and `queries` are strings. The output is {engine: [[url, ...], ...]}, best first.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import MiniSearch from "minisearch";

const SHOWN = 8;
const K1 = 1.2;
const B = 0.75;
const TITLE = 3; // weight of a word in the title

const [script, ...files] = process.argv.slice(2);
const [index, pages, queries] = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
const { resolve } = await import(pathToFileURL(script).href);

function own() {
  const urlOf = (id) => (id.endsWith("/") ? id : `errors/${id}/`);
  return (query) => resolve(query, index).map(({ id }) => urlOf(id));
}

function miniSearch() {
  const engine = new MiniSearch({ idField: "url", fields: ["title", "text"] });
  engine.addAll(pages);
  return (query) => engine.search(query, { boost: { title: 4 }, fuzzy: 0.2, prefix: true }).map(({ id }) => id);
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

function bm25() {
  const bags = pages.map(({ title, text }) => [...Array(TITLE).fill(words(title)).flat(), ...words(text)]);
  const average = bags.reduce((sum, bag) => sum + bag.length, 0) / bags.length;
  const counts = bags.map((bag) => bag.reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map()));
  const frequency = new Map(); // number of documents with a word
  for (const map of counts) for (const word of map.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const idf = (word) => Math.log(1 + (pages.length - (frequency.get(word) ?? 0) + 0.5) / ((frequency.get(word) ?? 0) + 0.5));
  const score = (terms, place) =>
    terms.reduce((sum, word) => {
      const count = counts[place].get(word) ?? 0;
      return sum + (idf(word) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * bags[place].length) / average));
    }, 0);
  return (query) => {
    const terms = [...new Set(words(query))];
    const ranked = pages.map(({ url }, place) => ({ url, score: score(terms, place) })).filter((page) => page.score > 0);
    return ranked.sort((a, b) => b.score - a.score).map(({ url }) => url);
  };
}

const engines = { own: own(), MiniSearch: miniSearch(), BM25: bm25() };
const results = Object.entries(engines).map(([name, search]) => [name, queries.map((query) => search(query).slice(0, SHOWN))]);
console.log(JSON.stringify(Object.fromEntries(results)));
