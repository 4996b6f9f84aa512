import type { Diagnostic } from "./diagnostic.ts";

/** The order of the file, for diagnostics of one file; those without a place last. */
export function bySourceOrder(a: Diagnostic, b: Diagnostic): number {
  const [one, other] = [a.range, b.range];
  if (one === undefined || other === undefined) return (one === undefined ? 1 : 0) - (other === undefined ? 1 : 0);
  return one.line - other.line || one.column - other.column;
}
