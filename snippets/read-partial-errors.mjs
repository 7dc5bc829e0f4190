// Look up several posts, and print the reason for each post that is missing from an HTTP 200.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN; post IDs as arguments.

// Returns found posts by ID, and the last part of the problem type by missing ID. IDs stay strings: a Number would round them.
async function lookUp(ids) {
  const response = await fetch(`https://api.x.com/2/tweets?${new URLSearchParams({ ids: ids.join(",") })}`, {
    headers: { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` },
    signal: AbortSignal.timeout(30_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
  const { data = [], errors = [] } = JSON.parse(body);
  const found = new Map(data.map((post) => [post.id, post]));
  // Problems with another `parameter` are about an expansion. The post itself was found.
  const problems = errors.filter((problem) => problem.parameter === "ids");
  const missing = new Map(problems.map((problem) => [problem.value, problem.type.split("/").pop()]));
  return { found, missing };
}

const wanted = process.argv.slice(2);
const { found, missing } = await lookUp(wanted);
for (const id of wanted) {
  if (found.has(id)) {
    console.log(`${id} found: ${found.get(id).text}`);
  } else {
    console.log(`${id} missing: ${missing.get(id) ?? "no reason given"}`);
  }
}
