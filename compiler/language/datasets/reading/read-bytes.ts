import { readFileSync } from "node:fs";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound } from "../../../ir/table.ts";
import { findFile, reasonOf } from "./find-file.ts";

/** The bytes of a file that a spec names, or why there are none. */
export type FoundBytes =
  | { readonly kind: "read"; readonly path: string; readonly bytes: Uint8Array }
  | (NotFound & { readonly kind: "missing" })
  | Diagnostic;

/** Finds a file and reads it whole; `range` is where the spec names it, or one that it extends. */
export function readBytes(file: string, files: FileFinder, range: SourceRange): FoundBytes {
  const found = findFile(file, files, range);
  if (!("kind" in found) || found.kind === "missing") return found;
  try {
    return { kind: "read", path: found.path, bytes: readFileSync(found.path) };
  } catch (error) {
    return diagnostic("file-unreadable", range, { file, problem: reasonOf(error) });
  }
}
