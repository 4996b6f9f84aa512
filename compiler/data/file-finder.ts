import { dirname } from "node:path";
import type { FileFinder } from "../ir/table.ts";
import { findBase } from "./find-base.ts";
import { findWithin } from "./find-within.ts";

/**
 * Finds files beside the spec, then in each of `folders` (`--data DIR`), then in `dataFolder` (NETWRIGHT_DATA). Files
 * outside these folders are not read, since a spec may come from an untrusted source.
 */
export function fileFinder(
  specFile: string,
  folders: readonly string[] = [],
  dataFolder: string | undefined = process.env.NETWRIGHT_DATA,
): FileFinder {
  const last = dataFolder === undefined || dataFolder === "" ? [] : [dataFolder];
  const data = [...folders, ...last];
  const readable = [...new Set([dirname(specFile), ...data])];
  return {
    find: (file, from = specFile) => findWithin(file, [...new Set([dirname(from), ...readable])], readable),
    base: (file, from) => findBase(findWithin(file, [...new Set([dirname(from), ...data])], readable)),
  };
}
