for (let n = 0; n < 3; n++) {
  const response = await fetch("https://api.x.com/2/tweets", { method: "POST", body: JSON.stringify({ text: "Hello" }) });
  if (response.ok) break;
}
