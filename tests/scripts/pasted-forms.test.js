// Formats of pasted errors: reason phrases, exception classes, several numbers, headers, hosts, clients, titles, split words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { first, search } from "./real.js";

/** @param {string} title @param {[string, string][]} cases */
function finds(title, cases) {
  for (const [text, expected] of cases) test(`${title}: ${text.slice(0, 60)}`, () => assert.equal(first(text), expected));
}

finds("a reason phrase is a status where the text names X", [
  ["sync worker: GET https://api.twitter.com/1.1/lists/members.json Forbidden; giving up", "v1.1/http-403"],
  ["cron: 1.1/friendships/create.json Unauthorized", "v1.1/http-401"],
  ["poster: https://api.x.com/2/tweets refused us: FORBIDDEN, will not retry", "v2/http-403"],
]);

finds("the name of a class is a status", [
  ["Uncaught Acme\\TwitterAdsSDK\\Errors\\NotAuthorized in /srv/app/vendor/Request.php:88", "ads/http-401"],
  ["Uncaught Acme\\TwitterAdsSDK\\Errors\\BadRequest in /srv/app/vendor/Request.php:88", "ads/http-400"],
  ["thread main panicked: twitter_client::Error(HttpStatus(Unauthorized))", "401"],
  ["TwitterContext.UploadAsync: StatusCode: ?, ReasonPhrase: 'Forbidden', Version: 1.1", "403"],
]);

test("a reason phrase in a short text that does not mention X has no result", () => {
  assert.deepEqual(search("vault-agent: Forbidden"), []);
});

finds("the form in which the requests library of Python prints a response", [
  ["upload of tweet media ended with <Response [413]> after 2 tries, see the log of the worker for what happened before", "413"],
]);

finds("of an expected and a received status, the received one counts", [
  ["login.spec.ts: expected 200 OK, got: 401 Unauthorized from https://api.twitter.com/1.1/account/settings.json", "v1.1/http-401"],
  ["AssertionError: expected status code 200 or 201, received 503 from the Twitter client, giving up after the third request", "503"],
]);

finds("headers of a used-up limit alone stand for 429", [
  ["date: Mon, 02 Mar 2026 10:00:00 GMT\nx-rate-limit-limit: 15\nx-rate-limit-remaining: 0\nx-rate-limit-reset: 1772446500", "429"],
  ["HTTP/1.1 403 Forbidden\nx-rate-limit-limit: 15\nx-rate-limit-remaining: 0", "403"],
]);

finds("a number beside a class wins", [
  ["#<OAuth::Unauthorized: 403 Forbidden>\nlib/oauth/tokens.rb:91:in `token_request'\nlib/login.rb:12:in `start'", "v1.1/http-403"],
  ["tweepy.errors.Forbidden: 429 Too Many Requests\n  File \"bot.py\", line 9, in main", "v2/http-429"],
]);

finds("the last failing status of several lines leads", [
  ["twitter upload\ninit: HTTP 202 Accepted\nappend: HTTP 204\nstatus: HTTP 404\nfinalize: HTTP 400 Bad Request", "400"],
  ["on_error 420\non_error 420\non_error 503", "streaming/http-503"],
]);

test("an earlier failure is found too", () => {
  const found = search("twitter: HTTP 503\ntwitter: HTTP 503\ntwitter: HTTP 429").slice(0, 3).map(({ id }) => id);
  assert.ok(found.includes("429") && found.includes("503"), found.join());
});

finds("the sentence of an old client decides for v1.1", [
  ["tweepy.error.TweepError: Twitter error response: status code = 503", "v1.1/http-503"],
  ["crawler stopped, Twitter error response: status code = 401", "v1.1/http-401"],
]);

finds("the private API of the website has the errors of v1.1", [
  ["POST https://x.com/i/api/graphql/Qx1/CreateBookmark answered 403 Forbidden", "v1.1/http-403"],
  ["GET https://twitter.com/i/api/2/notifications/all.json: HTTP 404", "v1.1/http-404"],
  ["twscrape worker 4: HTTP 403 for SearchTimeline", "v1.1/http-403"],
  ["ApiError: Response status: 404\n    at run (C:\\app\\node_modules\\twitter-scraper\\dist\\main.js:9:1)", "v1.1/http-404"],
]);

finds("the title of a problem type", [
  ["client forbidden", "v2/client-forbidden"],
  ["Client Forbidden", "v2/client-forbidden"],
  ["the timeline lookup stopped with Client Forbidden today", "v2/client-forbidden"],
  ["why does v2 return \"Usage Capped\"", "v2/usage-capped"],
  ["Rate Limit Exceeded", "v1.1/88"],
]);

finds("a message with a word that a line break split", [
  ["bot.log | twitter says: Could not authen\n  ticate you.", "v1.1/32"],
  ["mail: Status is a dupli-\ncate.", "v1.1/187"],
]);

test("an ordinal or a count is neither a code nor a status code", () => {
  for (const text of ["第 32 次请求 twitter 失败, 状态码: 429", "tweet upload: attempt 32 failed with status 429", "429 from twitter, 32 times today"]) {
    const ids = search(text).map(({ id }) => id);
    assert.ok(ids[0] === "429" && !ids.includes("v1.1/32"), `${text}: ${ids.join()}`);
  }
});

test("a number instead of the last word of a short message is not a typo", () => {
  assert.ok(!search("tweet sync: unable to parse 413 page as XML").some(({ id }) => id === "v1.1/358"));
  assert.equal(first("Unable to parse paramter."), "v1.1/358");
});

test("a long log with a status code on every line takes linear time", () => {
  const line = "10:45:03 GET https://api.twitter.com/1.1/a.json 404 Not Found, then Forbidden\n";
  const started = performance.now();
  search(line.repeat(1_200));
  assert.ok(performance.now() - started < 1_000); // usually 30 ms; a quadratic comparison takes half a minute
});
