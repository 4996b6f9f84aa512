import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const main = resolve("dist/cli/main.js");

/** One cache for all tests of this run, and nobody else's. */
const cache = join(tmpdir(), `netwright-test-cache-${process.pid}`);

/** What a command came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run, where it differs from the usual. */
export interface Circumstances {
  readonly stdin?: string;
  readonly env?: { readonly [name: string]: string };
  /** How large a file may grow, in blocks of half a kilobyte or a whole one; not on Windows. */
  readonly fileLimit?: number;
  /** A file in the folder that takes stdout; only with a limit. */
  readonly into?: string;
  /** Called with the process once it has begun. */
  readonly during?: (child: ReturnType<typeof spawn>) => void;
}

/** A folder with the files given, by their paths in it. */
export function folderWith(files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "netwright-test-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A folder with specs of the project. */
export function folderWithSpecs(...names: readonly string[]): string {
  const folder = folderWith({});
  for (const name of names) cpSync(`specs/${name}.yaml`, join(folder, `${name}.yaml`));
  return folder;
}

/** Runs `netwright` with these words in a folder, as it was built. */
export function netwright(folder: string, words: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, NETWRIGHT_DATA: ___, ...own } = process.env;
  const { fileLimit, into } = circumstances;
  const script = `ulimit -f ${fileLimit}; exec "$@"${into === undefined ? "" : ' > "$0"'}`;
  const limited = ["-c", script, into ?? "sh", process.execPath, main, ...words];
  const [program, given] = fileLimit === undefined ? [process.execPath, [main, ...words]] : ["sh", limited];
  const child = spawn(program, given, {
    cwd: folder,
    env: { ...own, XDG_CACHE_HOME: cache, ...circumstances.env },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
  child.stdin.on("error", () => {});
  child.stdin.end(circumstances.stdin ?? "");
  circumstances.during?.(child);
  return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
}
