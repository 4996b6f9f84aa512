import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { FileFinder } from "../ir/table.ts";

/**
 * Finds files beside the spec, then in each of `folders` (`--data DIR`), then in `dataFolder` (NETWRIGHT_DATA). What
 * lies in none of these folders or below them is not looked at: a spec comes from anywhere, and may not read anything.
 */
export function fileFinder(
  specFile: string,
  folders: readonly string[] = [],
  dataFolder: string | undefined = process.env.NETWRIGHT_DATA,
): FileFinder {
  const last = dataFolder === undefined || dataFolder === "" ? [] : [dataFolder];
  const lookIn = [...new Set([dirname(specFile), ...folders, ...last])];
  return {
    find: (file) => {
      const paths = isAbsolute(file) ? [file] : lookIn.map((folder) => join(folder, file));
      const within = paths.filter((path) => lookIn.some((folder) => isBelow(path, folder)));
      if (within.length === 0) return { outside: dirname(isAbsolute(file) ? file : join(dirname(specFile), file)) };
      const path = within.find((each) => existsSync(each));
      if (path === undefined) return { searched: isAbsolute(file) ? [dirname(file)] : lookIn };
      // What a link leads to must be in one of the folders as well.
      const real = realpathSync(path);
      return lookIn.some((folder) => isBelow(real, realFolder(folder))) ? { path } : { outside: dirname(real) };
    },
  };
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}
