import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tier } from "../4-schedule/choose-tier.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { sha256 } from "./sha256.ts";

/** Where built modules are kept: `$XDG_CACHE_HOME/netwright`, or `~/.cache/netwright`. */
function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME;
  return join(base === undefined || base === "" ? join(homedir(), ".cache") : base, "netwright");
}

/**
 * The name under which a model's code is kept. Everything that can change the code is in it: the model but for what
 * is never printed (its promises, its seed, where things stand), who does the work, and the compiler itself.
 */
export function cacheKey(model: Model, tier: Tier): string {
  const { expect: _, sweep: __, dataset, ...printed } = { ...model, seed: 0, file: "" };
  const columns = dataset && { ...dataset, options: {}, split: {}, places: {} };
  // JSON has no −0, and code does.
  const text = JSON.stringify({ ...printed, columns }, (key, value: Json) =>
    key === "place" ? undefined : Object.is(value, -0) ? "-0" : value,
  );
  return sha256(`${compilerStamp()}\n${tier}\n${text}`);
}

/** Folders of the compiler in which nothing is that could change printed code. */
const printless: readonly string[] = ["cli", "sweep"];

/** The compiler's files with their sizes and times: another compiler has another stamp. */
function compilerStamp(): string {
  // This file stands in a folder of the compiler, or, bundled, beside all the rest of it.
  const here = dirname(fileURLToPath(import.meta.url));
  const root = basename(here) === "run" ? dirname(here) : here;
  const files = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (printless.includes(entry.name)) return [];
    return readdirSync(join(root, entry.name), { recursive: true }).map((name) => join(entry.name, String(name)));
  });
  const code = files.filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const stamps = code.map((file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return sha256(stamps.join("\n"));
}

/** What is kept under a name, or nothing. */
export function readCached(key: string): string | undefined {
  try {
    return readFileSync(join(cacheFolder(), `${key}.mjs`), "utf8");
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name, in one move, so that nobody ever reads half of it. Without a place to write, does nothing. */
export function writeCached(key: string, text: string): void {
  const folder = cacheFolder();
  const unfinished = join(folder, `${key}.${process.pid}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, text, { mode: 0o600 });
    renameSync(unfinished, join(folder, `${key}.mjs`));
  } catch {
    removeIfThere(unfinished);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be removed was not written either.
  }
}
