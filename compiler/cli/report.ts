import { readFileSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasColour, sayJson, tell } from "./speak.ts";

/** Texts by file, for code frames. */
export type Sources = { readonly [file: string]: string };

/** Tells diagnostics to people (stderr), or as one object each with `--json` (stdout). */
export async function report(diagnostics: readonly Diagnostic[], sources: Sources = {}, json = false): Promise<void> {
  if (diagnostics.length === 0) return;
  if (json) {
    for (const each of diagnostics) sayJson({ event: "diagnostic", ...each });
    return;
  }
  // Only who has something to tell pays for the code frames.
  const { printDiagnostic } = await import("../diagnostics/print-diagnostic.ts");
  for (const each of diagnostics) {
    const file = each.range?.file;
    const text = file === undefined ? undefined : (sources[file] ?? textOf(file));
    tell(`${printDiagnostic(each, text, hasColour(process.stderr))}\n`);
  }
}

function textOf(file: string): string | undefined {
  if (file === "" || file.startsWith("--")) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
