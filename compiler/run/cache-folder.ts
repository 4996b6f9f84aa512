import { lstatSync, mkdirSync, readdirSync, rmSync, type Stats } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { isPrivate } from "./read-private.ts";

/**
 * Where built modules are kept: `$XDG_CACHE_HOME/netwright`, or `~/.cache/netwright`; it is made where it is not there.
 * Nothing where it cannot be made, belongs to another user or is open to others: what is kept there is run.
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

/** What the cache may hold. */
export interface CacheLimits {
  readonly files: number;
  readonly bytes: number;
}

const usual: CacheLimits = { files: 300, bytes: 100_000_000 };

/** Removes modules that were written longest ago until the cache is within its limits. */
export function boundCache(folder: string, { files, bytes }: CacheLimits = usual): void {
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
  // Another process may have removed it meanwhile.
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? [] : [{ path, size: stats.size, time: stats.mtimeMs }];
}
