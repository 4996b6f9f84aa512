import { readFileSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { withRelated } from "../ir/source-range.ts";
import { hasColour, writeColouredStatus, writeJson, writeStatus } from "./standard-streams.ts";

/** Texts by file, for code frames. */
export type Sources = { readonly [file: string]: string };

/** How many diagnostics are printed at most. */
const most = 20;

/** Prints diagnostics as text (stderr), or with `--json` as one object each (stdout). */
export async function report(diagnostics: readonly Diagnostic[], sources: Sources = {}, json = false): Promise<void> {
  if (diagnostics.length === 0) return;
  if (json) {
    for (const each of diagnostics) writeJson({ event: "diagnostic", ...each });
    return;
  }
  // Code frames are loaded only if there is something to print.
  const { printDiagnostic } = await import("../diagnostics/print-diagnostic.ts");
  for (const each of diagnostics.slice(0, most)) {
    const files = withRelated(each.range).map(({ file }) => file);
    const texts = Object.fromEntries(files.map((file) => [file, sources[file] ?? textOf(file)]));
    writeColouredStatus(`${printDiagnostic(each, texts, hasColour(process.stderr))}\n`);
  }
  const left = diagnostics.length - most;
  if (left > 0) writeStatus(`And ${left} more. Use --json to print all of them.\n`);
}

function textOf(file: string): string | undefined {
  if (file === "" || file.startsWith("--")) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
