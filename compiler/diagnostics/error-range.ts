import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceRange } from "../ir/source-range.ts";

/** `file:///words/gain.js:3:14`, `/words/gain.ts:3:14`, or without the column. */
const position = /(file:\/\/[^\s:()]+|(?<![\w:.])(?:[A-Za-z]:)?[/\\][^\s:()]+):(\d+)(?::(\d+))?/g;

/** Where in somebody else's file an error comes from: the first line of one that its message or its stack names. */
export function errorRange(error: unknown): SourceRange | undefined {
  const { message = "", stack = "" } = error instanceof Error ? error : {};
  for (const [, path = "", line = "1", column = "1"] of `${message}\n${stack}`.matchAll(position)) {
    const file = path.startsWith("file:") ? fileURLToPath(path) : path;
    if (isForeign(file)) return { file: shownPath(file), line: Number(line), column: Number(column), length: 1 };
  }
  return undefined;
}

/** The first line of what an error says, as a part of a sentence; without the place, where it begins with one. */
export function errorSentence(error: unknown): string {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return first.replace(/^\S+:\d+:\d+: /, "").replace(/\.$/, "");
}

/** A path as a user would write it from the working directory. */
export function shownPath(file: string): string {
  const near = relative(process.cwd(), file);
  return near.startsWith("..") || near === "" ? file : near;
}

/** False for the compiler's own files and for packages. */
function isForeign(file: string): boolean {
  // This file stands in a folder of the compiler, or, bundled, beside all the rest of it.
  const here = dirname(fileURLToPath(import.meta.url));
  const own = basename(here) === "diagnostics" ? dirname(here) : here;
  return !file.includes("node_modules") && !file.startsWith(own) && !file.startsWith("node:");
}
