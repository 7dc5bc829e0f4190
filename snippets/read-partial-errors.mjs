// Look several posts up and say, for each one that is missing from a 200, why.
//
// Needs: Node 18 or newer; an app-only token in X_BEARER_TOKEN; post ids as arguments.

// Found posts by id, and the last part of the problem type by missing id. Ids stay strings: a Number would round them.
async function lookUp(ids) {
  const response = await fetch(`https://api.x.com/2/tweets?${new URLSearchParams({ ids: ids.join(",") })}`, {
    headers: { Authorization: `Bearer ${process.env.X_BEARER_TOKEN}` },
    signal: AbortSignal.timeout(30_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body}`);
  const { data = [], errors = [] } = JSON.parse(body);
  const found = new Map(data.map((post) => [post.id, post]));
  // Problems of another `parameter` are about an expansion: the post itself was found.
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
