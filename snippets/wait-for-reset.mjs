// Read from the X API. If the window is used up, sleep until `x-rate-limit-reset`, and continue.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN.

import { setTimeout as sleep } from "node:timers/promises";

const MOST_WINDOWS = 3;

async function get(path) {
  const headers = { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` };
  for (let window = 1; ; window++) {
    const response = await fetch(`https://api.x.com/2/${path}`, { headers, signal: AbortSignal.timeout(30_000) });
    if (response.ok) return response.json();
    const body = await response.text();
    if (response.status !== 429) throw new Error(`HTTP ${response.status}: ${body}`);
    const reset = response.headers.get("x-rate-limit-reset");
    if (response.headers.get("x-rate-limit-remaining") !== "0" || reset === null) {
      throw new Error(`429, but the window has calls left, so another limit is reached: ${body}`);
    }
    if (window === MOST_WINDOWS) throw new Error(`429 in ${window} windows: another process uses the same app or user.`);
    // The header has the end of the window as Unix time. Jitter keeps several programs from retrying at the same time.
    await sleep(Math.max(reset * 1000 - Date.now(), 0) + 1000 + 9000 * Math.random());
  }
}

console.log(await get("users/by/username/XDevelopers"));
