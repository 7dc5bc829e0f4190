// Find reason phrases and exception classes that mean an HTTP status code: `Forbidden`, `BAD REQUEST`, `errors.NotFound`.

import { placesOf } from "./numbers.js";
import { POINTS } from "./points.js";

/** @typedef {{ status: string, start: number, length: number, points: number, rule: string }} PhraseStatus */

const STATUS_OF = new Map(
  Object.entries({
    bad_request: 400, unauthorized: 401, authorization_required: 401, payment_required: 402, forbidden: 403, not_found: 404,
    method_not_allowed: 405, not_acceptable: 406, request_timeout: 408, conflict: 409, gone: 410, payload_too_large: 413, request_entity_too_large: 413,
    content_too_large: 413, unsupported_media_type: 415, enhance_your_calm: 420, unprocessable_entity: 422, unprocessable_content: 422,
    too_many_requests: 429, request_header_fields_too_large: 431, internal_server_error: 500, bad_gateway: 502,
    service_unavailable: 503, gateway_timeout: 504, gateway_time_out: 504,
  }).map(([phrase, status]) => [phrase.replaceAll("_", ""), String(status)]),
);

export const PHRASE =
  "bad[ _-]?request|unauthorized|authorization required|payment[ _-]?required|forbidden|not[ _-]?found|method[ _-]?not[ _-]?allowed|not[ _-]?acceptable|request[ _-]?timeout|conflict|gone|payload[ _-]?too[ _-]?large|request[ _-]?entity[ _-]?too[ _-]?large|content[ _-]?too[ _-]?large|unsupported[ _-]?media[ _-]?type|enhance[ _-]?your[ _-]?calm|unprocessable[ _-]?(?:entity|content)|too[ _-]?many[ _-]?requests|request[ _-]?header[ _-]?fields[ _-]?too[ _-]?large|internal[ _-]?server[ _-]?error|bad[ _-]?gateway|service[ _-]?unavailable|gateway[ _-]?time-?out";
const PHRASES = new RegExp(`\\b(?:${PHRASE})\\b`, "gi");

/** Text before the name of a class: `tweepy.errors.`, `Twitter::Error::`, `TwitterAds\Errors\`. */
const QUALIFIER = /(?:::|\w[.\\])$/;
/** Text before a phrase that a program prints as the status: `HttpStatus(Unauthorized)`, `ReasonPhrase: 'Forbidden'`. */
const CALLED = /(?:status(?:_?code)?\(\s*|reason[ _]?phrase["']?\s*[:=]?\s*["']?)$/i;
/** A reason phrase written as a label. In lower case, and for `Gone` and `Conflict`, it is usually part of a sentence. */
const LABEL = /^(?!gone|conflict)(?:[A-Z_ -]+|(?:[A-Z][a-z]+[ _-]?)+)$/;
const REACH = 120; // characters to read on each side of a phrase
/** Text that may precede a phrase at the end of a line. */
const ALONE = /^[^\w]*$|[:\]>]\s*["']?$/;

/**
 * Return the status codes that reason phrases and classes mean. A label counts only if the text names X, because any server
 * can send it.
 *
 * @param {import("./points.js").Input} input
 * @param {boolean} x whether the text names X
 * @returns {PhraseStatus[]}
 */
export function phraseStatuses({ clean, short }, x) {
  const found = /** @type {PhraseStatus[]} */ ([]);
  for (const match of placesOf([PHRASES], clean)) {
    const [phrase] = match;
    const start = match.index;
    const before = clean.slice(Math.max(0, start - 24), start);
    const status = /** @type {string} */ (STATUS_OF.get(phrase.toLowerCase().replaceAll(/[ _-]/g, "")));
    const add = (/** @type {number} */ points, /** @type {string} */ rule) => found.push({ status, start, length: phrase.length, points, rule });
    if (QUALIFIER.test(before) || CALLED.test(before)) add(POINTS.status, "status");
    else if (x && LABEL.test(phrase)) add(POINTS.asked, "alone");
    else if (!short && endsLine(clean, start, start + phrase.length)) add(POINTS.asked, "alone");
    else if (!short) add(POINTS.bare, "bare");
  }
  return found;
}

/**
 * Whether a phrase ends its line, with only punctuation or a label before it.
 *
 * @param {string} clean
 * @param {number} start
 * @param {number} end
 */
function endsLine(clean, start, end) {
  const before = clean.slice(Math.max(0, start - REACH), start);
  return ALONE.test(before.slice(before.lastIndexOf("\n") + 1)) && /^[\s.!)"']*(?:\n|$)/.test(clean.slice(end, end + REACH));
}
