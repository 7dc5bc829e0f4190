import { setTimeout as sleep } from "node:timers/promises";

for (let n = 0; n < 5; n++) {
  const response = await fetch("https://api.x.com/2/users/by/username/XDevelopers");
  if (response.status !== 429) break;
  await sleep(1000);
}
