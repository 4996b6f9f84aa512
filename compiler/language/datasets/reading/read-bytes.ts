import { readFileSync } from "node:fs";
import type { FileFinder } from "../../../ir/table.ts";

/** What became of a file that a spec names. */
export type FoundBytes =
  | { readonly kind: "read"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "missing"; readonly lookedIn: readonly string[] }
  | { readonly kind: "unreadable"; readonly problem: string };

/** Finds a file and reads it whole. */
export function readBytes(file: string, files: FileFinder): FoundBytes {
  const found = files.find(file);
  if (!("path" in found)) return { kind: "missing", lookedIn: found.lookedIn };
  try {
    return { kind: "read", path: found.path, bytes: readFileSync(found.path) };
  } catch (error) {
    return { kind: "unreadable", problem: reason((error as NodeJS.ErrnoException).code) };
  }
}

function reason(code: string | undefined): string {
  switch (code) {
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "there is no permission to read it";
    default:
      return `the system says ${code ?? "no"}`;
  }
}
