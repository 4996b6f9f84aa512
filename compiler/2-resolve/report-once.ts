import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Copies of a repeat in the name of a layer: `stage1.` of `stage1.conv`. */
const copies = /\b(?:[A-Za-z]\w*\d\.)+(?=[A-Za-z])/g;

/** The diagnostics without duplicates that differ only in the copy of a layer. */
export function reportOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, range, text }) => {
    const key = JSON.stringify([code, range, text.replaceAll(copies, "")]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
