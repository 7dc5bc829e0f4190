// Print which limit caused a 429 and when it ends: the window, a 24-hour limit, the usage cap, or stream connections.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN.

// Returns the last part of `type`, because the host has changed over the years.
function problemType(body) {
  try {
    return String(JSON.parse(body).type ?? "").split("/").pop();
  } catch {
    return ""; // some responses are plain text or HTML
  }
}

// Returns the name of the limit, and its end as Unix time if a header states it.
function whichLimit(headers, body) {
  const kind = problemType(body);
  if (kind === "usage-capped") return ["usage cap of the period", null]; // see GET /2/usage/tweets and the plan
  if (kind === "streaming-connection") return ["connections of the stream", null]; // close the other connection first
  // The 24-hour limits come first: while one of them is at 0, waiting for the window does not help.
  const limits = {
    "24 hours, user": "x-user-limit-24hour",
    "24 hours, app": "x-app-limit-24hour",
    window: "x-rate-limit",
  };
  for (const [name, header] of Object.entries(limits)) {
    if (headers.get(`${header}-remaining`) === "0") return [name, headers.get(`${header}-reset`)];
  }
  return ["unknown", null]; // back off exponentially, with jitter
}

const answer = await fetch("https://api.x.com/2/tweets/search/recent?query=from%3AXDevelopers", {
  headers: { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` },
  signal: AbortSignal.timeout(30_000),
});
const body = await answer.text();
if (answer.status === 429) {
  const [name, ends] = whichLimit(answer.headers, body);
  console.log(`Limit: ${name}. Ends: ${ends ?? "not stated"}`);
} else {
  console.log(`No limit: HTTP ${answer.status}`);
}
