import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { sha256 } from "../sha256.ts";

/** The relative path in an import, with or without its extension. */
const imported = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * A hash of files of words and of all that they import by relative paths. It depends on their content, not on their
 * location.
 */
export function wordsHash(files: readonly string[]): string {
  return sha256([...wordFiles(files).values()].join("\0"));
}

/** The texts of some files and of all that they import by relative paths, by path. */
export function wordFiles(files: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of files) gather(file, texts);
  return texts;
}

function gather(file: string, texts: Map<string, string>): void {
  if (texts.has(file)) return;
  const text = textOf(file) ?? (file.endsWith("js") ? textOf(file.replace(/js$/, "ts")) : undefined);
  // A missing file was not loaded either.
  if (text === undefined) return;
  texts.set(file, text);
  for (const [, path = ""] of text.matchAll(imported)) gather(resolve(dirname(file), path), texts);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
