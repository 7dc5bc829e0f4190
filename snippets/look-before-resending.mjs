// Post once. If there is no response, check whether the post exists before you retry.
//
// Needs: Node 18 or newer; a user token in X_USER_TOKEN, the ID of that user in X_USER_ID; the text as argument.

import { setTimeout as sleep } from "node:timers/promises";

const AUTHORIZATION = `Bearer ${process.env.X_USER_TOKEN}`;
const MOST_TRIES = 3;

// Returns the ID of the post, which this call or an earlier one created.
async function post(text) {
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const answer = await send(text);
    if (answer?.status === 403 && answer.body.includes("duplicate content")) {
      const earlier = await found(text);
      if (earlier) return earlier;
      throw new Error("The same text was posted earlier. Change it instead of retrying.");
    }
    if (answer && answer.status < 500) {
      if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${answer.body}`);
      return JSON.parse(answer.body).data.id;
    }
    // No response, or a 5xx: the post may have been saved. X documents no waits for posts; these are the waits for streams.
    await sleep(Math.min(5 * 2 ** tried, 320) * 1000 + 1000 * Math.random());
    const earlier = await found(text);
    if (earlier) return earlier;
  }
  throw new Error(`No response in ${MOST_TRIES} attempts, and the post does not exist.`);
}

async function send(text) {
  try {
    const response = await fetch("https://api.x.com/2/tweets", {
      method: "POST",
      headers: { Authorization: AUTHORIZATION, "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: response.status, ok: response.ok, body: await response.text() };
  } catch {
    return null; // a response that ends early counts as no response
  }
}

// Returns the ID of the user's latest post with this text. Links cannot match, because X replaces them with t.co URLs.
async function found(text) {
  const response = await fetch(`https://api.x.com/2/users/${process.env.X_USER_ID}/tweets?max_results=10`, {
    headers: { Authorization: AUTHORIZATION },
    signal: AbortSignal.timeout(30_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
  return (JSON.parse(body).data ?? []).find((post) => unescaped(post.text) === text)?.id;
}

const unescaped = (html) => html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

console.log(await post(process.argv[2]));
