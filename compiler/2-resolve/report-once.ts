import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Copies of a repeat in the name of a layer: `stage1.` of `stage1.conv`. */
const copies = /\b(?:[A-Za-z]\w*\d\.)+(?=[A-Za-z])/g;

/** The diagnostics without those that say of another copy of a layer what was said before. */
export function reportOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, range, text }) => {
    const said = JSON.stringify([code, range, text.replaceAll(copies, "")]);
    if (told.has(said)) return false;
    told.add(said);
    return true;
  });
}
