import { lstatSync, mkdirSync, readdirSync, rmSync, type Stats } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { isPrivate } from "./read-private.ts";

/**
 * The folder for built modules: `$XDG_CACHE_HOME/netwright`, or `~/.cache/netwright`; it is created if missing.
 * Undefined if it cannot be created, belongs to another user or is writable by others, since the code in it is run.
 */
export function cacheFolder(): string | undefined {
  const base = process.env.XDG_CACHE_HOME;
  const folder = join(base === undefined || base === "" ? join(homedir(), ".cache") : base, "netwright");
  try {
    const stats = lstatSync(folder, { throwIfNoEntry: false }) ?? made(folder);
    return stats.isDirectory() && isPrivate(stats) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function made(folder: string): Stats {
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
  return lstatSync(folder);
}

/** Limits on the size of the cache. */
export interface CacheLimits {
  readonly files: number;
  readonly bytes: number;
}

const defaultLimits: CacheLimits = { files: 300, bytes: 100_000_000 };

/** Removes the oldest modules until the cache is within its limits. */
export function boundCache(folder: string, { files, bytes }: CacheLimits = defaultLimits): void {
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .flatMap((name) => aged(join(folder, name)))
    .sort((a, b) => b.time - a.time);
  let total = 0;
  modules.forEach(({ path, size }, index) => {
    total += size;
    if (index >= files || total > bytes) rmSync(path, { force: true });
  });
}

function aged(path: string): readonly { readonly path: string; readonly size: number; readonly time: number }[] {
  // Another process may have removed it in the meantime.
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? [] : [{ path, size: stats.size, time: stats.mtimeMs }];
}
