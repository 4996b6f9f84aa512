import { readFileSync, statSync } from "node:fs";
import type { BaseSpec, FoundFile } from "../ir/table.ts";

/** The maximum size of a spec. */
const mostBytes = 5_000_000;

/**
 * Reads a spec that another one extends. Only a regular file of limited size is opened, since a device may be endless.
 */
export function findBase(found: FoundFile): BaseSpec {
  if (!("path" in found)) return found;
  const { path } = found;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return { problem: "it is a folder" };
    if (!status.isFile()) return { problem: "it is a device or a pipe, not a file" };
    if (status.size > mostBytes) return { problem: "the limit for a spec is 5 MB" };
    return { path, text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof TypeError) return "it is not text in UTF-8";
  const { code } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM"
    ? "there is no permission to read it"
    : `the system says ${code ?? "no"}`;
}
