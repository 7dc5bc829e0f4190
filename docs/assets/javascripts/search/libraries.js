// Find traces of client libraries in a text: exception classes, and messages that libraries write themselves. The index contains
// both. Misleading messages are removed from the text before other rules search it.

import { placesOf } from "./numbers.js";
import { POINTS } from "./points.js";
import { stem } from "./stem.js";

/**
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./index.js").Prepared} Prepared
 * @typedef {string | number} Meant a code ID, or an HTTP status code
 * @typedef {[string, number, ...Meant[]]} IndexedText
 *   the message with <placeholders>, or its first words; the number of characters after it to remove, or -1 if the message is not
 *   misleading; and the codes or status codes that it means
 * @typedef {[string, string, string[], string[], [string, ...Meant[]][], IndexedText[], IndexedText[]]} IndexedLibrary
 *   ID, name, keywords, namespaces and class names, classes that mean a code or status code, messages, and messages that other
 *   software also writes
 * @typedef {{ pattern: RegExp, url: string, tail: number, meant: Meant[], shared: boolean }} Text
 * @typedef {{ owners: Map<string, string>, owned: RegExp, classes: Map<string, Meant[]>, qualified: RegExp, texts: Text[], names: Set<string> }} Libraries
 *   `names` are stems of library names; `owners` maps namespaces and class names to library pages; `classes` maps the last part of
 *   a class name, in lower case, to its meanings
 * @typedef {{ evidence: Evidence[], rest: string, named: boolean }} Found
 *   `rest` is the text with dots in place of misleading messages; `named` means that the text contains a class of a library
 */

/** Pattern that matches nothing, for an empty list of alternatives. */
const NOTHING = "(?!)";

/**
 * @param {IndexedLibrary[]} libraries
 * @returns {Libraries}
 */
export function prepareLibraries(libraries) {
  const owners = new Map(libraries.flatMap(([id, , , names]) => names.map((name) => /** @type {[string, string]} */ ([name, pageOf(id)]))));
  const classes = new Map(libraries.flatMap(([, , , , own]) => own.map(([name, ...meant]) => /** @type {[string, Meant[]]} */ ([name.toLowerCase(), meant]))));
  return {
    names: new Set(libraries.flatMap(([id]) => (id.includes("-") ? [] : [stem(id)]))),
    owners,
    owned: new RegExp(`(?<![\\w.:\\\\])(${alternatives(owners.keys())})(\\w*)`, "g"),
    classes,
    qualified: new RegExp(`(?<=\\berrors?(?:::|[.\\\\]))(?:${alternatives(classes.keys())})\\b`, "gi"),
    texts: libraries.flatMap(([id, , , , , own, shared]) => [
      ...own.map((text) => prepareText(text, pageOf(id), false)),
      ...shared.map((text) => prepareText(text, pageOf(id), true)),
    ]),
  };
}

/** @param {string} id */
export const pageOf = (id) => `libraries/${id}/`;

/** @param {Iterable<string>} names */
const alternatives = (names) => [...names].sort((a, b) => b.length - a.length).map(escaped).join("|") || NOTHING;

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * @param {IndexedText} text
 * @param {string} url
 * @param {boolean} shared
 * @returns {Text}
 */
function prepareText([text, tail, ...meant], url, shared) {
  const pieces = text.trim().split(/(<[^>]*>)/);
  const source = pieces.map((piece) => (piece === "<status>" ? "(\\d{3})" : piece.startsWith("<") ? "([^\\n]{0,120}?)" : escaped(piece).replaceAll(/\s+/g, "\\s+")));
  return { pattern: new RegExp(source.join(""), "d"), url, tail, meant, shared };
}

/**
 * Find classes and messages of client libraries in a text. A message that other software also writes counts only if the text
 * names X.
 *
 * @param {string} clean
 * @param {Prepared} known
 * @param {boolean} x whether the text names X
 * @returns {Found}
 */
export function findLibraries(clean, known, x) {
  const { owners, owned, classes, qualified, texts } = known.libraries;
  const evidence = /** @type {Evidence[]} */ ([]);
  const ours = placesOf([owned], clean);
  for (const { 0: whole, 1: owner, 2: rest, index } of ours) {
    const span = { start: index, end: index + whole.length };
    const meant = classes.get((rest || owner).toLowerCase()) ?? [];
    evidence.push(pageEvidence(/** @type {string} */ (owners.get(owner)), meant, span), ...meantEvidence(meant, "class", known, span));
  }
  for (const { 0: name, index } of placesOf([qualified], clean)) {
    evidence.push(...meantEvidence(classes.get(name.toLowerCase()) ?? [], "class", known, { start: index, end: index + name.length }));
  }
  let rest = clean;
  for (const text of texts) {
    const match = x || ours.length || !text.shared ? text.pattern.exec(clean) : null;
    if (!match) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    const meant = [...text.meant, ...match.slice(1).filter((part) => /^\d{3}$/.test(part)).map(Number)];
    evidence.push(pageEvidence(text.url, meant, span), ...meantEvidence(meant, "library", known, span));
    if (text.tail >= 0) rest = without(rest, match, text.tail);
  }
  return { evidence, rest, named: ours.length > 0 };
}

/**
 * Return evidence for the page of a library. The page ranks after the codes that a class or message means.
 *
 * @param {string} id
 * @param {Meant[]} meant
 * @param {{ start: number, end: number }} span
 * @returns {Evidence}
 */
const pageEvidence = (id, meant, span) => ({ id, rule: "library", points: meant.length ? POINTS.asked : POINTS.library, ...span });

/**
 * Return evidence for the codes and status codes that a class or message means.
 *
 * @param {Meant[]} meant
 * @param {string} rule
 * @param {Prepared} known
 * @param {{ start: number, end: number }} span
 * @returns {Evidence[]}
 */
function meantEvidence(meant, rule, known, span) {
  return meant.flatMap((own) => {
    if (typeof own === "string") return [{ id: own, rule, points: meant.length > 1 ? POINTS.asked : POINTS.class, ...span }];
    const pages = [String(own), ...(known.byStatus.get(own) ?? []).map(({ id }) => id)];
    return known.byStatus.has(own) ? pages.map((id) => ({ id, rule: "status", points: POINTS.status, ...span })) : [];
  });
}

/**
 * Replace a message in a text with dots, up to the end of its line. The values of its placeholders stay.
 *
 * @param {string} text
 * @param {RegExpExecArray} match
 * @param {number} tail number of characters after the message that are also replaced
 */
function without(text, { index, 0: whole, indices }, tail) {
  const line = text.indexOf("\n", index + whole.length);
  const end = Math.min(index + whole.length + tail, line < 0 ? text.length : line);
  const kept = /** @type {[number, number][]} */ ([...(indices ?? []).slice(1), [end, text.length]]);
  let rest = text.slice(0, index);
  for (const [start, stop] of kept) rest += dotted(text.slice(rest.length, start)) + text.slice(start, stop);
  return rest;
}

/** Replace characters with dots, because without them the rest could pass for the whole text. @param {string} text */
const dotted = (text) => text.replaceAll(/[^\n]/g, "\u00b7");
