import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A page that runs a program; single modules of netwright/runtime as they were built, nothing bundled. */
const page = (program: string): string => `<!doctype html>
<script type="module" src="${program}"></script>
`;

/** What each kind of page is served with, below its own path. */
const kinds: {
  readonly [path: string]: { readonly program: string; readonly headers: { readonly [name: string]: string } };
} = {
  open: { program: "train-nets.mjs", headers: {} },
  strict: { program: "train-nets.mjs", headers: { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'" } },
  workers: { program: "train-in-workers.mjs", headers: {} },
  isolated: {
    program: "train-in-workers.mjs",
    headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
  },
};

/** Where the pages are. */
export interface Pages {
  /** As it is. */
  readonly open: string;
  /** Under a policy that forbids WebAssembly. */
  readonly strict: string;
  /** Training in workers: on a page that is not isolated, and on one that is. */
  readonly workers: string;
  readonly isolated: string;
  readonly server: Server;
}

/** Serves a folder of nets on this machine alone. */
export async function servePages(folder: string): Promise<Pages> {
  const server = createServer(({ url = "" }, response) => {
    const [, kind = "", file = ""] = /^\/([a-z]+)\/([^?]*)/.exec(url) ?? [];
    const { program, headers } = kinds[kind] ?? { program: "", headers: {} };
    const text = file === "" ? page(program) : contentOf(folder, file, kind);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("Content-Type", file === "" ? "text/html" : "text/javascript");
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open: `${origin}/open/`,
    strict: `${origin}/strict/`,
    workers: `${origin}/workers/`,
    isolated: `${origin}/isolated/`,
    server,
  };
}

/** A file, its imports of the package led to where it is served, as a bundler would do. */
function contentOf(folder: string, file: string, kind: string): string | undefined {
  const path = file.startsWith("runtime/") ? join("dist", file) : join(folder, file);
  try {
    return readFileSync(path, "utf8").replaceAll(
      /from "netwright\/(runtime(?:\/browser)?)"/g,
      `from "/${kind}/$1/index.js"`,
    );
  } catch {
    return undefined;
  }
}
