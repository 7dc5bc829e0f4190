// What the search makes of exception classes of client libraries, and of messages that the libraries write themselves.

import assert from "node:assert/strict";
import { test } from "node:test";

import { first, search } from "./real.js";

/** The ids of the first three results. @param {string} text */
const three = (text) => search(text).slice(0, 3).map(({ id }) => id);

for (const [text, expected] of [
  ["ApiResponseError", "libraries/node-twitter-api-v2/"],
  ["Tweetinvi.Exceptions.TwitterException", "libraries/tweetinvi/"],
  ["twitter4j.TwitterException", "libraries/twitter4j/"],
  ["tweepy", "libraries/tweepy/"],
  ["twitter-api-v2", "libraries/node-twitter-api-v2/"],
  ["tweepy.errors.Forbidden", "v2/http-403"],
  ["twitter_ads.error.NotAuthorized", "ads/http-401"],
  ["TwitterAds\\Errors\\NotAuthorized", "ads/http-401"],
  ["Twitter::Error::DuplicateStatus", "v1.1/187"],
]) {
  test(`class or name of a library: ${text}`, () => assert.equal(first(text), expected));
}

test("a class of one status leads to the pages of the status", () => {
  assert.ok(three("twython.exceptions.TwythonRateLimitError").includes("v1.1/http-429"));
});

const REFUSED =
  "The request is understood, but it has been refused. An accompanying error message will explain why. This code is used when " +
  "requests are being denied due to update limits (https://support.twitter.com/articles/15364-about-twitter-limits-update-api-dm-and-following).";

test("a misleading message of a library finds its status code and its library", () => {
  assert.equal(first(REFUSED), "v1.1/http-403");
  assert.ok(search(REFUSED).some(({ id }) => id === "libraries/twitter4j/"));
});

test("X's message beside one that misleads is found", () => {
  assert.equal(first(`403:${REFUSED}\nmessage - Status is a duplicate.\ncode - 187`), "v1.1/187");
  assert.equal(first("ApiResponseError: Request failed with code 403 - Status is a duplicate. (Twitter code 187)"), "v1.1/187");
});

test("the value of a placeholder in a message is read", () => {
  assert.equal(first("ApiResponseError: Request failed with code 429"), "v2/http-429");
});

test("a message that hides X's code leads to it", () => {
  assert.equal(first('Expected token_type to equal "bearer", but got None instead'), "v1.1/99");
});

test("a message that says nothing about X leads to its library", () => {
  assert.deepEqual(three("Failed deserialization for ProblemOrError: 0 classes match result, expected 1."), ["libraries/twitter-api-java-sdk/"]);
});

for (const text of ["undefined method `first' for nil", "java.net.ProtocolException: Too many follow-up requests: 21", "requests.exceptions.HTTPError", "KeyError: 'data'"]) {
  test(`other software raises it too: ${text}`, () => assert.ok(!search(text).some(({ id }) => /^libraries\/./.test(id))));
}

test("a class of a library in a long log does not hide the code", () => {
  const log = `${"INFO tweepy.client request sent\n".repeat(200)}tweepy.errors.Forbidden: 403 Forbidden\n187 - Status is a duplicate.\n`;
  assert.equal(first(log), "v1.1/187");
});
