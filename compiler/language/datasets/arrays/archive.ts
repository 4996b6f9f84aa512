import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import { once } from "../../../ir/once.ts";
import type { IdxValues } from "../reading/idx-bytes.ts";
import { readNpy } from "../reading/npy-bytes.ts";
import { readBytes } from "../reading/read-bytes.ts";
import { unzipped } from "../reading/unzipped.ts";
import type { ArrayRequest, ArraySource, FoundArray, MissingFile } from "./column-array.ts";
import { joinParts } from "./join-parts.ts";
import { npzEntries } from "./npz-entries.ts";
import { arraysOfParts, columnsOfNames } from "./part-names.ts";

/** The arrays of one archive that NumPy saved, by their names in it. */
export function archive({ options: { file = "" }, range, ranges, files }: ArrayRequest): ArraySource {
  const fileRange = ranges["/file"] ?? range;
  const unreadable = (problem: string) => diagnostic("file-unreadable", fileRange, { file, problem });
  const opened = once((): Opened | Diagnostic | MissingFile => {
    const found = readBytes(file, files, fileRange);
    if (!("kind" in found)) return found;
    if (found.kind === "missing") return { ...found, file };
    const bytes = unzipped(found.bytes);
    if ("problem" in bytes) return unreadable(bytes.problem);
    const entries = npzEntries(bytes);
    return "problem" in entries ? unreadable(entries.problem) : { kind: "archive", ...entries };
  });
  const rangeOf = (column: string) => ranges[`${pointerTo("/columns", column)}#`] ?? fileRange;
  return {
    names: () => {
      const found = opened();
      return "kind" in found && found.kind === "archive" ? columnsOfNames(found.names) : found;
    },
    rangeOf,
    arrayOf: (column): FoundArray => {
      const found = opened();
      if (!("kind" in found) || found.kind !== "archive") return found;
      const parts = arraysOfParts(column, found.names);
      if (parts === undefined) {
        const candidates = columnsOfNames(found.names);
        return diagnostic("column-not-in-file", rangeOf(column), { name: column, file, candidates });
      }
      const read: [string, IdxValues][] = [];
      for (const [part, name] of parts) {
        const bytes = found.bytesOf(name);
        const values = "problem" in bytes ? bytes : readNpy(bytes);
        if ("problem" in values) return unreadable(`the array ${name}: ${values.problem}`);
        read.push([part, values]);
      }
      const joined = joinParts(read);
      return "problem" in joined ? unreadable(`the arrays of ${column}: ${joined.problem}`) : joined;
    },
  };
}

interface Opened {
  readonly kind: "archive";
  readonly names: readonly string[];
  readonly bytesOf: (name: string) => Uint8Array | { readonly problem: string };
}
