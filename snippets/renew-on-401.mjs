// Call the API as a user with OAuth 2.0. On a 401, refresh the token once, save both new tokens, and retry once.
//
// Needs: Node 18 or newer; X_CLIENT_ID; tokens.json with access_token and refresh_token of the user.

import { readFile, rename, writeFile } from "node:fs/promises";

let refreshing = null; // shared by all callers of this process; several processes need a lock that they share

async function get(path) {
  const expired = (await readTokens()).access_token;
  let answer = await send(path, expired);
  if (answer.status === 401) answer = await send(path, await renewed(expired));
  if (answer.status === 401) throw new Error(`401 with a new token, so the token is not the cause: ${answer.body}`);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body);
}

async function readTokens() {
  return JSON.parse(await readFile("tokens.json", "utf8"));
}

async function send(path, token) {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`https://api.x.com/2/${path}`, { headers, signal: AbortSignal.timeout(30_000) });
  return { status: response.status, ok: response.ok, body: await response.text() };
}

// Returns a new access token. A refresh token works only once, so concurrent callers wait for the same refresh.
function renewed(expired) {
  refreshing ??= refresh(expired).finally(() => { refreshing = null; });
  return refreshing;
}

async function refresh(expired) {
  const tokens = await readTokens();
  if (tokens.access_token !== expired) return tokens.access_token; // another caller was first
  const response = await fetch("https://api.x.com/2/oauth2/token", {
    method: "POST",
    // A confidential client also sends its ID and secret, as HTTP Basic in an Authorization header.
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: tokens.refresh_token,
      client_id: process.env.X_CLIENT_ID,
    }),
    signal: AbortSignal.timeout(30_000),
  });
  const body = await response.text();
  if (response.status === 400 || response.status === 401) {
    throw new Error(`The refresh token was rejected. Ask the user to authorize the app again: ${body}`);
  }
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
  const fresh = JSON.parse(body); // parse before writing the file, so that invalid JSON does not replace the tokens
  await writeFile("tokens.new", body, { mode: 0o600 }); // tokens are for their owner alone
  await rename("tokens.new", "tokens.json"); // both tokens at once, or neither
  return fresh.access_token;
}

console.log(await get("users/me"));
