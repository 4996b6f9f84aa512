import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A page that runs the program, with netwright/runtime as it was built: single modules, nothing bundled. */
const page = `<!doctype html>
<script type="importmap">{ "imports": { "netwright/runtime": "/runtime/index.js" } }</script>
<script type="module" src="train-nets.mjs"></script>
`;

/** Where the page is: as it is, and under a policy that forbids WebAssembly. */
export interface Pages {
  readonly open: string;
  readonly strict: string;
  readonly server: Server;
}

/** Serves a folder of nets on this machine alone. */
export async function servePages(folder: string): Promise<Pages> {
  const server = createServer(({ url = "" }, response) => {
    const file = url.replace(/^\/(strict\/)?/, "");
    if (url.startsWith("/strict/")) {
      response.setHeader("Content-Security-Policy", "script-src 'self' 'unsafe-inline'");
    }
    const text = file === "" ? page : contentOf(folder, file);
    response.setHeader("Content-Type", file === "" ? "text/html" : "text/javascript");
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { open: `${origin}/`, strict: `${origin}/strict/`, server };
}

function contentOf(folder: string, file: string): string | undefined {
  const path = file.startsWith("runtime/") ? join("dist", file) : join(folder, file);
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
