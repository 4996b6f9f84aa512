import { accessSync, constants, statSync } from "node:fs";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type SourceRange, writtenAt } from "../../../ir/source-range.ts";
import type { FileFinder, FoundFile, NotFound } from "../../../ir/table.ts";

/** What became of a file that a spec names: its path, or why it cannot be read. */
export type LocatedFile =
  | { readonly kind: "found"; readonly path: string }
  | (NotFound & { readonly kind: "missing" })
  | Diagnostic;

/** Finds a file or a folder; `range` is where a spec names it, or one that it extends. */
export function findNamed(file: string, files: FileFinder, range: SourceRange): FoundFile {
  const from = writtenAt(range).file;
  const first = files.find(file);
  return "searched" in first && !from.startsWith("--") ? files.find(file, from) : first;
}

/** Finds a file that can be read; `range` is where the spec names it, or one that it extends. */
export function findFile(file: string, files: FileFinder, range: SourceRange): LocatedFile {
  const found = findNamed(file, files, range);
  if ("outside" in found) return diagnostic("file-outside", range, { file, folder: found.outside });
  if (!("path" in found)) return { kind: "missing", ...found };
  const { path } = found;
  try {
    // A device or a pipe may have no end.
    const problem = statSync(path).isFile() ? undefined : notPlain(path);
    if (problem !== undefined) return diagnostic("file-unreadable", range, { file, problem });
    accessSync(path, constants.R_OK);
    return { kind: "found", path };
  } catch (error) {
    return diagnostic("file-unreadable", range, { file, problem: reasonOf(error) });
  }
}

function notPlain(path: string): string {
  return statSync(path).isDirectory() ? "it is a folder" : "it is a device or a pipe, not a file";
}

/** Why the system does not let a file be read. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM"
    ? "there is no permission to read it"
    : `the system says ${code ?? "no"}`;
}
