/* What a server has at an address: JSON, or a large table. */

import { unpacked } from "./packed.ts";

async function got(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/** What a server has at an address; the rows of a large table are below it. */
export async function fetched(url: string) {
  const answer = await got(url);
  if (!url.endsWith(".bin")) return answer.json();
  return unpacked(new Uint8Array(await answer.arrayBuffer()), async (asked) => (await got(`${url}/${asked}`)).json());
}
