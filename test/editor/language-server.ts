import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root } from "../house/source-files.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const program = `${folder}node_modules/yaml-language-server/out/server/src/server.js`;

/** What an editor is shown at a place: completions by label, with the text they write. */
export interface Completion {
  readonly label: string;
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
  readonly documentation?: string | { readonly value: string };
}

/** What the server says of a text: the message, and the line and column where it begins, from 0. */
export interface Problem {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** The language server of YAML that editors use, spoken to over its standard input and output. */
export interface LanguageServer {
  /** The completions at `|` in a text; the file stands, under this name, in `specs`. */
  readonly completions: (file: string, text: string) => Promise<readonly Completion[]>;
  /** The hover at `|`, in Markdown; empty where there is none. */
  readonly hover: (file: string, text: string) => Promise<string>;
  readonly problems: (file: string, text: string) => Promise<readonly Problem[]>;
  readonly end: () => void;
}

/** Answers to the server's question for its settings: our schema for `*.netwright.yaml`, and nothing from the network. */
const settings: { readonly [section: string]: unknown } = {
  yaml: {
    schemas: { [pathToFileURL(`${root}spec.schema.json`).href]: ["*.netwright.yaml"] },
    schemaStore: { enable: false },
    completion: true,
    hover: true,
    validate: true,
  },
};

/** Installs the server from the registry where it is not there yet; why that could not be done, or nothing. */
export function installLanguageServer(): string | undefined {
  if (existsSync(program)) return undefined;
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder];
  const { status, stderr } = spawnSync("npm", words, { encoding: "utf8" });
  return status === 0 ? undefined : `yaml-language-server cannot be installed here: ${stderr}`;
}

/** Starts the server, and waits until it knows our schema. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [program, "--stdio"]);
  const connection = connect(child);
  await connection.request("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: {
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
        publishDiagnostics: {},
      },
      workspace: { configuration: true },
    },
  });
  connection.notify("initialized", {});
  let opened = 0;
  const open = (file: string, marked: string) => {
    const uri = pathToFileURL(`${root}specs/${opened++}-${file}`).href;
    const at = marked.indexOf("|");
    const before = marked.slice(0, Math.max(0, at)).split("\n");
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 1);
    connection.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return { textDocument: { uri }, position };
  };
  const problems = (file: string, text: string) => connection.problemsOf(open(file, text).textDocument.uri);
  while ((await problems("ready.netwright.yaml", "layers: 1\n")).length === 0);
  return {
    problems,
    completions: async (file, text) => {
      const list = await connection.request("textDocument/completion", open(file, text));
      return (list as { readonly items?: readonly Completion[] } | null)?.items ?? [];
    },
    hover: async (file, text) => {
      const found = await connection.request("textDocument/hover", open(file, text));
      return (found as { readonly contents: { readonly value: string } } | null)?.contents.value ?? "";
    },
    end: () => child.kill(),
  };
}

interface Connection {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
  readonly problemsOf: (uri: string) => Promise<readonly Problem[]>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri: string;
    readonly diagnostics: readonly Problem[];
    readonly items?: readonly { section: string }[];
  };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** JSON-RPC with headers that give each message's length. */
function connect(child: ChildProcessWithoutNullStreams): Connection {
  const waiting = new Map<number, { done: (result: unknown) => void; failed: (error: Error) => void }>();
  const wantedProblems = new Map<string, (problems: readonly Problem[]) => void>();
  let said = "";
  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const receive = (message: Message) => {
    const { id, method, params, result, error } = message;
    if (method === "textDocument/publishDiagnostics")
      wantedProblems.get(params?.uri ?? "")?.(params?.diagnostics ?? []);
    else if (method === "workspace/configuration")
      send({ id, result: params?.items?.map(({ section }) => settings[section] ?? {}) });
    else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (id !== undefined && error) waiting.get(id)?.failed(new Error(error.message));
    else if (id !== undefined) waiting.get(id)?.done(result);
  };
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  child.stdout.on("data", messagesOf(receive));
  child.on("exit", () => {
    for (const { failed } of waiting.values()) failed(new Error(`yaml-language-server has ended.\n${said}`));
  });
  let last = 0;
  return {
    request: (method, params) =>
      new Promise((done, failed) => {
        waiting.set(++last, { done, failed });
        send({ id: last, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    problemsOf: (uri) => new Promise((done) => wantedProblems.set(uri, done)),
  };
}

/** Cuts a stream of bytes into messages. */
function messagesOf(receive: (message: Message) => void): (part: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (part) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString("ascii", 0, end))?.[1]);
      if (rest.length < end + 4 + length) return;
      const body = rest.toString("utf8", end + 4, end + 4 + length);
      rest = rest.subarray(end + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  };
}
