// First results for pasted and typed errors, and their levels of certainty.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { nearestCodes } from "../../docs/assets/javascripts/search/nearest.js";
import { first, index, search } from "./real.js";

for (const [text, expected] of [
  ['{"errors":[{"code":187,"mess', "v1.1/187"],
  ["{'errors': [{'code': 187, 'message': 'Status is a duplicate.'}]}", "v1.1/187"],
  ['{\\"errors\\":[{\\"message\\":\\"Rate limit exceeded\\",\\"code\\":88}]}', "v1.1/88"],
  ["{&quot;errors&quot;:[{&quot;code&quot;:89,&quot;message&quot;:&quot;Invalid or expired token.&quot;}]}", "v1.1/89"],
  ["[errors] => Array ( [0] => stdClass Object ( [code] => 89 [message] => Invalid or expired token. ) )", "v1.1/89"],
  ['<errors><error code="32">Could not authenticate you</error></errors>', "v1.1/32"],
  ['"type": "https://api.x.com/2/problems/usage-capped"', "v2/usage-capped"],
  ["https://api.twitter.com/2/problems/client-forbidden", "v2/client-forbidden"],
  ["You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints", "v1.1/453"],
  ["Status is a duplicte", "v1.1/187"],
  ["status is a dupl", "v1.1/187"],
  ["We can\u2019t complete this action right now: this request looks like it might be automated.", "v1.1/226"],
  ["HTTP/1.1 429 Too Many Requests\nx-rate-limit-remaining: 0\n", "429"],
  ["tweepy.errors.TooManyRequests: 429 Too Many Requests", "v2/http-429"],
  ["FUNDING_INSTRUMENT_NOT_FOUND", "ads/FUNDING_INSTRUMENT_NOT_FOUND"],
  ["error FALLING_BEHIND on the stream", "streaming/FALLING_BEHIND"],
  ["Could not authenticate you", "v1.1/32"],
  ['{"disconnect":{"code":7,"stream_name":"x","reason":"in other words"}}', "streaming/disconnect-7"],
  ['{"limit":{"track":5}}', "streaming/limit"],
  ['{"processing_info":{"state":"failed","error":{"code":1,"name":"InvalidMedia"}}}', "media/InvalidMedia"],
  ["401 `unauthorized_client` from the token endpoint of Twitter", "oauth/unauthorized_client"],
]) {
  test(`pasted: ${text.slice(0, 60)}`, () => assert.equal(first(text), expected));
}

for (const [text, expected] of [
  ["420", "420"],
  ["HTTP 429", "429"],
  ["420 Enhance Your Calm", "420"],
  ["enhance your calm", "420"],
  ["enhanse yuor calm", "420"],
  ["unprocessable entity", "422"],
  ["v1 420", "v1/http-420"],
  ["ads 404", "ads/http-404"],
  ["v2 503", "v2/http-503"],
  ["errors/v1.1/187/", "v1.1/187"],
  ["matrix", "matrix/"],
  ["exponential backoff retry", "guides/retry-policy/"],
  ["download csv", "about/programs/"],
  ["cannot send direct messages", "guides/direct-messages-refused/"],
]) {
  test(`typed: ${text}`, () => assert.equal(first(text), expected));
}

for (const text of [
  "",
  "   ",
  '{"error":{"code":"resource_missing","message":"No such customer: cus_1","type":"invalid_request_error"}}',
  "Traceback (most recent call last):\n  File \"a.py\", line 187, in <module>\nKeyError: 'data'",
  "The quick brown fox jumps over the lazy dog on 2024-03-12 at 10:45 for 403 seconds.",
  'ERROR: duplicate key value violates unique constraint "users_pkey" DETAIL: Key (id)=(187) already exists.',
  "2024-04-20 12:04:29,404 INFO done in 420 ms",
  "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied",
  "npm ERR! code ENOENT",
  "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota'}}",
  "<html><title>502 Bad Gateway</title><body><center>nginx/1.18.0</center></body></html>",
  "discord.errors.Forbidden: 403 Forbidden (error code: 50013): Missing Permissions",
  "\u{1f600}\u{1f525} hello",
  "שגיאה לא ידועה התרחשה בשרת",
  "999",
  "bake a chocolate cake",
  "[".repeat(10_000),
  '{"a":'.repeat(5_000),
  "\\".repeat(50_000),
  "error ".repeat(20_000),
  "a".repeat(100_000),
  "aB".repeat(50_000),
]) {
  test(`no X API error: ${text.slice(0, 50)}`, () => assert.deepEqual(search(text), []));
}

test("the status code of a response about X is likely, and its first line is a match", () => {
  assert.equal(search("tweet failed: got a 503 from the Twitter API for an hour now, what can I do about that?")[0].level, "likely");
  assert.equal(search("HTTP/1.1 429 Too Many Requests\nx-rate-limit-remaining: 0")[0].level, "match");
});

/** Return the IDs of the first three results. @param {string} text */
const firstThree = (text) => search(text).slice(0, 3).map(({ id }) => id);

for (const [text, expected] of [
  ["sattus is a dupliacte", "v1.1/187"],
  ["cuold not verfy your credentails", "conditions/authentication-failed/"],
  ["readonly application", "v1.1/read-only-application"],
  ["web hook chalenge", "guides/webhooks-and-crc/"],
  ["X-RateLimit-Remaining", "guides/rate-limited/"],
  ["X_RATE_LIMIT_REMAINING", "guides/rate-limited/"],
  ["tweetFields", "conditions/parameter-invalid/"],
  ["maxresults", "conditions/parameter-invalid/"],
]) {
  test(`typos and other spellings: ${text}`, () => assert.ok(firstThree(text).includes(expected), firstThree(text).join()));
}

test("text with a typo is not an exact match", () => {
  assert.ok(search("status is a duplicate")[0].why.some(({ rule }) => rule === "exact"));
  const rules = search("status is a dupliacte")[0].why.map(({ rule }) => rule);
  assert.ok(rules.includes("corrected") && !rules.includes("exact"), rules.join());
});

test("a query whose words are all indexed needs fewer matches on a page", () => {
  assert.ok(search("account clock forgot").length > 0);
  assert.deepEqual(search("account clock zebra"), []);
});

test("a short list is filled with possible results, and stays sorted", () => {
  const found = search("webhook certificate zebra");
  assert.ok(found.length >= 3, found.map(({ id }) => id).join());
  assert.equal(found[0].level, "likely");
  assert.equal(found[2].level, "possible");
  assert.deepEqual(found, [...found].sort((a, b) => b.score - a.score));
});

test("a failing status code among thousands of successful ones is found", () => {
  const line = (/** @type {number} */ status) => `GET https://api.x.com/2/tweets status=${status}\n`;
  const text = line(200).repeat(900) + line(503) + line(200).repeat(900);
  assert.ok(firstThree(text).includes("v2/http-503"), firstThree(text).join());
});

test("a disconnect number in words finds its code", () => {
  for (const text of ["disconnect code 7", "stream disconnected 7", "disconnect reason 7"]) assert.equal(first(text), "streaming/disconnect-7");
});

test("a name with a version suffix also matches the name", () => {
  const covered = search("incorrect signature oauth1").map(({ id }) => id);
  assert.ok(covered.includes("oauth/incorrect-signature"));
});

test("words alone are never a match", () => {
  for (const text of ["cannot post tweet", "rate limit vs monthly cap", "stream keeps disconnecting"]) {
    const [best] = search(text);
    assert.equal(best.level, "likely", text);
  }
});

test("headers identify the exceeded limit", () => {
  const found = search("HTTP/1.1 429 Too Many Requests\nx-rate-limit-remaining: 800\nx-user-limit-24hour-remaining: 0").map(({ id }) => id);
  assert.ok(found.includes("guides/rate-limited/"));
  assert.ok(found.includes("snippets/tell-limits-apart/"));
});

test("every error in a paste is shown", () => {
  const text = '{"errors":[{"code":215,"message":"Bad Authentication data."}]}\n{"errors":[{"code":189,"message":"Error creating status"}]}';
  const found = search(text).map(({ id }) => id);
  assert.ok(found.includes("v1.1/215") && found.includes("v1.1/189"), found.join());
});

test("the message wins if it contradicts the number", () => {
  assert.match(String(first('<error code="64">The Twitter REST API v1 is no longer active. Please migrate to API v1.1.</error>')), /\/68$/);
});

test("reasons have the span of the matching text", () => {
  const text = "app[web.1]: “errors”:[{“code”:187,“message”:“Status is a duplicate.”}]";
  const pieces = Object.fromEntries(search(text)[0].why.map(({ rule, start, end }) => [rule, text.slice(start, end)]));
  assert.equal(pieces.code, "187");
  assert.equal(pieces.message, "Status is a duplicate");
});

test("the end of a long log is searched, with correct offsets", () => {
  const noise = "2026-11-21T10:45:03Z INFO nothing to see\n".repeat(5_000);
  const text = `${noise}{"errors":[{"code":187,"message":"Status is a duplicate."}]}`;
  const [best] = search(text);
  assert.equal(best.id, "v1.1/187");
  assert.equal(text.slice(best.why[0].start, best.why[0].end).includes("187"), true);
});

test("a misspelled name has nearest codes, and unrelated text has none", () => {
  assert.equal(nearestCodes("usage-caped", index)[0], "v2/usage-capped");
  assert.equal(nearestCodes("1877", index)[0], "v1.1/187");
  assert.equal(nearestCodes("ACOUNT_NOT_FOUND", index)[0], "ads/ACCOUNT_NOT_FOUND");
  assert.deepEqual(nearestCodes("why does my bot no longer work", index), []);
  assert.deepEqual(nearestCodes("qwertyuiopasdfgh", index), []);
});

test("the compressed index is at most 60 KB", () => {
  const bytes = gzipSync(JSON.stringify(index)).length;
  assert.ok(bytes <= 60_000, `${bytes} bytes. Shorten search words, or index less in generator/exports/lookup.py.`);
});
