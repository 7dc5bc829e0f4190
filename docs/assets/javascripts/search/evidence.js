// Find strong evidence, which identifies a code: problem types, constants, numbers after `code`, messages, and fragments.

import { findMessages, rejoin } from "./messages.js";
import { isOrdinal, placesOf } from "./numbers.js";
import { POINTS } from "./points.js";
import { exactEvidence, typedEvidence, typeTitleEvidence } from "./typed.js";

/**
 * @typedef {import("./points.js").Evidence} Evidence
 * @typedef {import("./points.js").Input} Input
 */

/** Weight of a number as a code if it is also an HTTP status code: 404 after `code` is usually a status code. */
const STATUS_DOUBT = 0.55;

/** Patterns for numbers that a text calls a code. The first group is the number. */
const CODES = [
  /\b(?:error[_ ]?|api_error_)?code["'\]]*\s*(?:=>|={1,3}|[:#-]|is\b|was\b|of\b)?\s*(?:int\()?[#"']?(\d{1,3})\b(?![.\d])/gi,
  /<error code=["']?(\d{1,3})\b/gi,
];

/** Patterns for numbers in the positions in which people and libraries write codes. */
export const NUMBERS = [
  /(?<=[\s.!?"'])\((?:error |code )?(\d{1,3})\)/gi,
  /(?<=^|\s)\[(\d{2,3})\](?=\s)/gm,
  /\berror[\s:#]+(\d{1,3})\b(?!\.\d)/gi,
  /\b(\d{2,3}) error\b/gi,
  /[\s"“](\d{2,3}) - |- (\d{2,3})(?=["”\s]|$)/g,
  /(?:^|: )(\d{2,3})[ :]\s*[A-Z]/gm,
];

/** A problem type of v2 on any host. The last segment of the path identifies it. */
const TYPE = /\/2\/problems\/([a-z0-9-]+)/gi;

/** An identifier in capitals, in CamelCase, or with hyphens or underscores. */
const IDENTIFIER = /(?<![\w./-])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*(?![\w/])/g;
const LOOKS_LIKE_CONSTANT = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[-_][a-z0-9]+)+$|^[A-Z]{4,}$/;
const CALLED_CONSTANT = /\b(?:code|error|type|title|reason|name|issue)["'\]]*\s*(?:=>|[:=])\s*["'“]?$/i;
const QUOTED_CONSTANT = /(?:["'`]|\b[345]\d\d )$/;

/**
 * Return all evidence that identifies a code.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
export function strongEvidence(input) {
  const messages = messageEvidence(input);
  return [
    ...typedEvidence(input),
    ...exactEvidence(input),
    ...typeTitleEvidence(input),
    ...typeEvidence(input),
    ...constantEvidence(input),
    ...disconnectEvidence(input),
    ...numberEvidence(input),
    ...messages,
    ...specificTypeEvidence(input, messages),
    ...fragmentEvidence(input),
    ...limitEvidence(input),
  ];
}

/**
 * @param {Input} input
 * @returns {Evidence[]}
 */
function typeEvidence({ clean, known }) {
  return [...clean.matchAll(TYPE)].flatMap((match) => {
    const code = known.byId.get(`v2/${match[1].toLowerCase()}`);
    return code ? [{ id: code.id, rule: "type", points: POINTS.type, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/**
 * Return evidence that ranks a code recognized by its message before the problem type that it shares with other codes.
 *
 * @param {Input} input
 * @param {Evidence[]} messages
 * @returns {Evidence[]}
 */
function specificTypeEvidence({ clean, known }, messages) {
  return [...clean.matchAll(TYPE)].flatMap((match) =>
    messages.flatMap(({ id, points }) => {
      const code = known.byId.get(id.toLowerCase());
      if (!code || !isMoreSpecific(code, points, match[1].toLowerCase())) return [];
      return [{ id, rule: "type", points: POINTS.type + 40 + points, start: match.index, end: match.index + match[0].length }];
    }),
  );
}

/** The problem type of any invalid request. Almost every message is more specific. */
const GENERIC_TYPE = "invalid-request";
const GENERIC_APIS = ["v2", "media"];

/**
 * Whether a code that was recognized by its message is more specific than the problem type in the same text.
 *
 * @param {import("./index.js").Code} code
 * @param {number} points
 * @param {string} type
 */
function isMoreSpecific(code, points, type) {
  if (code.kind === "constant" || code.name === type || code.name === code.type) return false;
  if (code.type === type) return points >= 30;
  return type === GENERIC_TYPE && !code.type && code.kind === "message" && GENERIC_APIS.includes(code.api) && points >= 70;
}

/**
 * @param {Input} input
 * @returns {Evidence[]}
 */
function constantEvidence({ clean, known }) {
  const found = /** @type {Evidence[]} */ ([]);
  for (const match of clean.matchAll(IDENTIFIER)) {
    const [word] = match;
    if (!LOOKS_LIKE_CONSTANT.test(word)) continue;
    const codes = (known.byName.get(word.toLowerCase()) ?? []).filter(({ name }) => name === word);
    if (!codes.length || !namesConstant(word, clean.slice(Math.max(0, match.index - 24), match.index))) continue;
    for (const { id } of codes) found.push({ id, rule: "constant", points: POINTS.constant, start: match.index, end: match.index + word.length });
  }
  return found;
}

/**
 * Whether an identifier is used as the name of an error. For a single word in lower case or in capitals, the text must call it
 * an error or quote it.
 *
 * @param {string} word
 * @param {string} before
 */
function namesConstant(word, before) {
  if (CALLED_CONSTANT.test(before)) return true;
  if (/^[A-Z]+$/.test(word)) return false;
  return !/^[a-z]/.test(word) || QUOTED_CONSTANT.test(before);
}

/**
 * Return evidence from the messages of the v1.1 streams.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
function disconnectEvidence({ clean, known }) {
  const found = /** @type {Evidence[]} */ ([]);
  const add = (/** @type {string} */ id, /** @type {RegExpExecArray} */ match) => {
    if (known.byId.has(id)) found.push({ id, rule: "disconnect", points: POINTS.disconnect, start: match.index, end: match.index + match[0].length });
  };
  const limit = /["']limit["']\s*:\s*\{\s*["']?track/.exec(clean);
  if (limit) add("streaming/limit", limit);
  for (const match of clean.matchAll(/\bdisconnect["']?\s*(?:=>|:)\s*\{?\s*["']?code["']?\s*(?:=>|:)\s*(\d{1,2})/gi)) add(`streaming/disconnect-${match[1]}`, match);
  for (const match of clean.matchAll(/\bdisconnect(?:ed|ion)?(?:\s+(?:code|reason))?\s+#?(\d{1,2})\b/gi)) add(`streaming/disconnect-${match[1]}`, match);
  return found;
}

/**
 * Return evidence from numbers that are codes.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
function numberEvidence({ clean, known, short }) {
  const found = /** @type {Evidence[]} */ ([]);
  const take = (/** @type {RegExp[]} */ patterns, /** @type {number} */ points, /** @type {string} */ rule) => {
    for (const match of placesOf(patterns, clean)) {
      const digits = match[1] ?? match[2];
      const start = match.index + match[0].lastIndexOf(digits);
      if (isOrdinal(clean, start, start + digits.length)) continue;
      const isStatus = known.byStatus.has(Number(digits));
      if (/status\s*[_-]?$|HTTP\s*$/i.test(clean.slice(Math.max(0, match.index - 8), match.index))) continue;
      if (rule === "number" && isStatus) continue; // (422) is usually a status code
      for (const { id, kind } of known.byName.get(String(Number(digits))) ?? []) {
        if (kind === "numeric-code") found.push({ id, rule, points: points * (isStatus ? STATUS_DOUBT : 1), start, end: start + digits.length });
      }
    }
  };
  take(CODES, POINTS.code, "code");
  take(NUMBERS, POINTS.number, "number");
  if (short) take([/(?<![\w.:,/-])(\d{1,3})(?![\w.:,/-])/g], POINTS.asked, "number");
  return found;
}

/**
 * @param {Input} input
 * @returns {Evidence[]}
 */
export function messageEvidence({ clean, tokens, known }) {
  return findMessages(rejoin(tokens, clean, known.messages), known.messages).map(({ code, points, start, end }) => ({ id: code.id, rule: "message", points, start, end }));
}

/**
 * Return evidence from fragments, which the catalogue lists for codes that messages alone do not identify.
 *
 * @param {Input} input
 * @returns {Evidence[]}
 */
function fragmentEvidence({ clean, known }) {
  const lower = clean.toLowerCase();
  const whole = lower.trim();
  const found = /** @type {Evidence[]} */ ([]);
  for (const [fragment, codes] of known.byFragment) {
    const start = lower.indexOf(fragment);
    if (start < 0) continue;
    const points = whole === fragment ? POINTS.constant : POINTS.fragment;
    for (const { id } of codes) found.push({ id, rule: "fragment", points, start, end: start + fragment.length });
  }
  return found;
}

/** Response headers that show which limit is used up, and the pages about it. @type {[RegExp, string[]][]} */
export const USED_UP = [
  [/\bx-rate-?limit-remaining["']?\s*[:=]\s*["'[]*0\b/i, ["guides/rate-limited/", "snippets/wait-for-reset/"]],
  [/\bx-(?:app|user)-limit-24hour-remaining["']?\s*[:=]\s*["'[]*0\b/i, ["guides/rate-limited/", "snippets/tell-limits-apart/"]],
];

/**
 * @param {Input} input
 * @returns {Evidence[]}
 */
function limitEvidence({ clean, known }) {
  return USED_UP.flatMap(([pattern, pages]) => {
    const match = pattern.exec(clean);
    if (!match) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    return pages.filter((id) => known.pages.has(id)).map((id) => ({ id, rule: "limit", points: POINTS.limit, ...span }));
  });
}
