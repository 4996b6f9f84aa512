import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { FileFinder } from "../ir/table.ts";

/** Finds files beside the spec, then in each of `folders` (`--data DIR`), then in `dataFolder` (NETWRIGHT_DATA). */
export function fileFinder(
  specFile: string,
  folders: readonly string[] = [],
  dataFolder: string | undefined = process.env.NETWRIGHT_DATA,
): FileFinder {
  const last = dataFolder === undefined || dataFolder === "" ? [] : [dataFolder];
  const lookIn = [...new Set([dirname(specFile), ...folders, ...last])];
  return {
    find: (file) => {
      if (isAbsolute(file)) return existsSync(file) ? { path: file } : { lookedIn: [dirname(file)] };
      const folder = lookIn.find((each) => existsSync(join(each, file)));
      return folder === undefined ? { lookedIn: lookIn } : { path: join(folder, file) };
    },
  };
}
