import { dirname, join } from "node:path";
import type { FileFinder } from "../../compiler/ir/table.ts";

/** Specs that stand nowhere but in the test, by path. */
export function filesInMemory(files: { readonly [path: string]: string }): FileFinder {
  return {
    find: () => ({ searched: ["."] }),
    base: (file, from) => {
      const path = join(dirname(from), file);
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { searched: [dirname(from)] } : { path, text };
    },
  };
}
