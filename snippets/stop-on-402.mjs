// Look up posts one by one. On a 402, stop and print what is left: every call fails until someone adds credits.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN; post IDs as arguments.

async function main(ids) {
  const headers = { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` };
  for (const [done, id] of ids.entries()) {
    const response = await fetch(`https://api.x.com/2/tweets/${id}`, { headers, signal: AbortSignal.timeout(30_000) });
    const body = await response.text();
    if (response.status === 402) {
      throw new Error(`Stopped, add credits first: ${body}\nStill to do: ${ids.slice(done).join(" ")}`);
    }
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
    console.log(`${id} ${JSON.parse(body).data?.text ?? "is missing"}`);
  }
}

await main(process.argv.slice(2));
