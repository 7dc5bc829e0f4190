// XDK TypeScript: `posts.getByIds`. The host is the option `baseUrl`.

import { Client } from "@xdevplatform/xdk";

export async function call(base) {
  await new Client({ baseUrl: base, bearerToken: "token" }).posts.getByIds(["1", "2"]);
}
