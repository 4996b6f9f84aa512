import { readdirSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { nearest } from "../diagnostics/did-you-mean.ts";

/** The file, written as `file` is, that was probably meant where none of these paths exists: its name is spelled alike. */
export function similarFile(file: string, paths: readonly string[]): string | undefined {
  const written = basename(file);
  for (const path of paths) {
    const names = namesIn(dirname(path));
    const meant = names.find((name) => basename(name, extname(name)) === written) ?? nearest(written, names);
    if (meant !== undefined) return file.slice(0, file.length - written.length) + meant;
  }
  return undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}
