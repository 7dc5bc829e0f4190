// twitter-api-v2: `v2.tweets`. The host is fixed: a plugin replaces the URL before a request is sent, and an agent of
// `node:http` makes the library accept an http: URL.

import { Agent } from "node:http";

import { TwitterApi } from "twitter-api-v2";

export async function call(base) {
  const local = {
    onBeforeRequest({ computedParams }) {
      const { pathname, search } = computedParams.url;
      computedParams.url = new URL(base + pathname + search);
    },
  };
  await new TwitterApi("token", { httpAgent: new Agent(), plugins: [local] }).v2.tweets(["1", "2"]);
}
