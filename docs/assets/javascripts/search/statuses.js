// Find HTTP status codes in a text, as evidence for their pages in each API and for their number pages.

import { NUMBERS, USED_UP } from "./evidence.js";
import { lastAtMost } from "./normalize.js";
import { isExpected, isOrdinal, placesOf } from "./numbers.js";
import { PHRASE, phraseStatuses } from "./phrases.js";
import { POINTS } from "./points.js";

/** @typedef {import("./points.js").Evidence} Evidence */

/** Patterns for numbers that the text calls a status code. The first group is the number. */
const STATUSES = [
  /\bHTTP(?:\/\d(?:\.\d)?)?(?:[\s_]+(?:status|error|code|response))*[\s:=[]*(\d{3})\b/gi,
  /\bstatus(?:[_ ]?code)?(?:Error)?["'\]]*\s*(?:=>|[:=-]|of|is)?\s*[["']?(\d{3})\b/gi,
  /\b(?:an?|gets?|got|getting|receive[sd]?|receiving|returns?|returned|throws?|gives?|with|error)\s+(?:an?\s+)?(?:HTTP\s+)?([345]\d\d)\b(?!\s?(?:ms|sec|[kmg]b|bytes|px|items|rows|%))/gi,
  /\b([345]\d\d)\s+(?:[\w-]+\s+){0,2}(?:errors?|response|status)\b/gi,
  /\bBadStatus\(\s*(\d{3})\b/g,
  /\bon_error[\s:(]+(\d{3})\b/g, // stream callback in Tweepy
  /<Response \[(\d{3})\]>/g, // Python's requests library
  /\b(?:got|received|actual(?:ly)?):?\s+(\d{3})\b/gi,
  /\b(?:failed|rejected|responded|returned|response|error)\b[^\n]{0,24}?\b(?:code|with|a|:)[\s:]+(\d{3})\b/gi,
  /\b(?:code|error)["']?\s*[:=]\s*["']?(\d{3})\b/gi,
  new RegExp(`\\b(\\d{3})[:,]?\\s+(?:client error: |server error: )?[\\[(]?(?:${PHRASE})\\b`, "gi"),
  /(?:^|\n|[:-] )(\d{3}):\s?[A-Z]/g,
];

/** The first line of a response, `HTTP/1.1 429 Too Many Requests`, and the sentence that Tweepy up to version 3 prints instead. */
const STATUS_LINES = [/^\W{0,3}HTTP\/\d(?:\.\d)?\s+(\d{3})\b[^\n]*/gim, /\bTwitter error response: status code = (\d{3})\b/g];

/** Three digits that may be a status code: not part of a date, an IP address, or a measurement. */
const DIGITS = /(?<![\w.:,/-])([345]\d\d)(?![\w.:/-]|\s?(?:m?s|sec|min|bytes?|[kmg]b|px|items|rows)\b|\s?%)/gi;

/** Bonus that ranks the number page before the pages of each API. */
const NUMBER_PAGE = 9;

/** Words that a question about a status code can contain besides its number and phrase. */
const FILLER = /\b(?:http|status|code|error|errors|response|twitter|x|api|the|an?|from|in|on|of|for|with|what|is|does|mean|means|every|all|and|rest|meaning)\b|[^\p{L}\p{N}]+/giu;

/**
 * Return evidence for a question that is only about a status code: its number, optionally with its phrase or an API. The page of
 * the status code in that API ranks first, if there is one, and then the number page.
 *
 * @param {import("./points.js").Input} input
 * @param {import("./context.js").Context} context
 * @returns {Evidence[]}
 */
export function statusQuestion({ clean, known, short }, { apis }) {
  const match = short ? /(?<![\w.:,/-])(?:http-?)?([2345]\d\d)(?![\w.:/-])/i.exec(clean) : null;
  const pages = match ? known.byStatus.get(Number(match[1])) : undefined;
  if (!match || !pages) return [];
  const [before, after] = [clean.slice(0, match.index), clean.slice(match.index + match[0].length)];
  const hints = known.hints.filter(({ pattern }) => pattern.test(clean));
  const rest = hints.reduce((text, { pattern }) => text.replace(pattern, " "), `${before} ${after}`).replace(new RegExp(`\\b(?:${PHRASE})\\b`, "gi"), " ");
  if (rest.replace(FILLER, "")) return [];
  const span = { rule: "number", start: match.index, end: match.index + match[0].length };
  const named = pages.filter(({ api }) => apis.has(api));
  const found = named.map(({ id, api }) => ({ id, points: POINTS.exact + (apis.get(api) ?? 0), ...span }));
  return [...found, { id: match[1], points: POINTS.exact - (named.length ? 40 : 0), ...span }];
}

/**
 * @param {import("./points.js").Input} input
 * @param {import("./context.js").Context} context
 * @param {Set<number>} codes numbers that are codes in this text, and therefore not status codes
 * @returns {Evidence[]}
 */
export function statusEvidence(input, { x }, codes) {
  const { clean, known, short } = input;
  const found = /** @type {Evidence[]} */ ([]);
  const take = (/** @type {string} */ digits, /** @type {number} */ start, /** @type {number} */ points, /** @type {string} */ rule, length = digits.length) => {
    const pages = known.byStatus.get(Number(digits)) ?? [];
    if (!pages.length || isExpected(clean, start) || isOrdinal(clean, start, start + digits.length)) return;
    found.push({ id: digits, rule, points: points + NUMBER_PAGE, start, end: start + length });
    for (const { id } of pages) found.push({ id, rule, points, start, end: start + length });
  };
  for (const match of placesOf([...STATUSES, ...NUMBERS], clean)) {
    const digits = match[1] ?? match[2];
    if (!codes.has(Number(digits))) take(digits, match.index + match[0].lastIndexOf(digits), POINTS.status, "status");
  }
  for (const match of placesOf(STATUS_LINES, clean)) take(match[1], match.index, POINTS.statusLine, "status-line", match[0].length);
  for (const match of placesOf([DIGITS], clean)) take(match[1], match.index, short ? POINTS.asked : POINTS.bare, short ? "asked" : "bare");
  const lineOf = lineFinder(clean);
  const lines = new Set(found.filter(isCalled).map(({ start }) => lineOf(start)));
  for (const { status, start, length, points, rule } of phraseStatuses(input, x)) {
    const besideNumber = lines.has(lineOf(start));
    take(status, start, besideNumber ? POINTS.bare : points, besideNumber ? "bare" : rule, length);
  }
  preferLastFailure(found.filter(isCalled), lineOf);
  if (!codes.size && !found.some(({ rule }) => rule !== "bare")) takeUsedUp(clean, take);
  return found;
}

/** Whether the text calls a number a status code. @param {Evidence} own */
const isCalled = ({ rule }) => rule === "status" || rule === "status-line";
/** Bonus for the last failing status code. It exceeds any difference in points for how common a page is. */
const LAST_FAILURE = 5;
const FIRST_FAILURE = 400;

/**
 * Return a function from an offset to its line number. In a line with a number and an exception class, the number is the received
 * status code, and the client chose the class: `OAuth::Unauthorized: 403 Forbidden`.
 *
 * @param {string} clean
 * @returns {(at: number) => number}
 */
function lineFinder(clean) {
  const starts = [0, ...[...clean.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (at) => lastAtMost(starts, at);
}

/**
 * Prefer the last failing status code if several lines have different ones, because the program stopped there. Successful status
 * codes before it count like any digits in a log.
 *
 * @param {Evidence[]} called
 * @param {(at: number) => number} lineOf
 */
function preferLastFailure(called, lineOf) {
  const status = (/** @type {Evidence} */ { id }) => Number(id.split("http-").at(-1));
  const failures = called.filter((own) => status(own) >= FIRST_FAILURE);
  const last = failures.reduce((best, own) => (best && best.start >= own.start ? best : own), failures[0]);
  if (!last) return;
  const [lastStatus, lastLine] = [status(last), lineOf(last.start)];
  const differs = failures.some((own) => status(own) !== lastStatus && lineOf(own.start) !== lastLine);
  for (const own of called) {
    if (own.start < last.start && status(own) < FIRST_FAILURE) Object.assign(own, { rule: "bare", points: POINTS.bare });
    else if (differs && status(own) === lastStatus) own.points += LAST_FAILURE;
  }
}

/** The status code of a used-up limit. */
const RATE_LIMITED = "429";

/**
 * Count a header that shows a used-up limit as a 429 in a text without a status code or a code, because people often paste headers
 * without the status line.
 *
 * @param {string} clean
 * @param {(digits: string, start: number, points: number, rule: string, length: number) => void} take
 */
function takeUsedUp(clean, take) {
  for (const [pattern] of USED_UP) {
    const match = pattern.exec(clean);
    if (match) take(RATE_LIMITED, match.index, POINTS.limit, "limit", match[0].length);
  }
}
