import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { FoundFile } from "../ir/table.ts";
import { similarFile } from "./similar-file.ts";

/** Finds a file in the first of some folders that has it, if it is in or below one of the readable folders. */
export function findWithin(file: string, folders: readonly string[], readable: readonly string[]): FoundFile {
  const paths = isAbsolute(file) ? [file] : folders.map((folder) => join(folder, file));
  const within = paths.filter((path) => readable.some((folder) => isBelow(path, folder)));
  if (within.length === 0) return { outside: dirname(paths[0] ?? file) };
  const path = within.find((each) => existsSync(each));
  if (path === undefined) {
    const similar = similarFile(file, within);
    return { searched: isAbsolute(file) ? [dirname(file)] : folders, ...(similar !== undefined && { similar }) };
  }
  // The target of a link must be in one of the folders too.
  const real = realpathSync(path);
  return readable.some((folder) => isBelow(real, realFolder(folder))) ? { path } : { outside: dirname(real) };
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}
