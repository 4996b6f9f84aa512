import type { Diagnostic } from "./diagnostic.ts";

/** File by file, each in its order; those without a range last. */
export function bySourceOrder(a: Diagnostic, b: Diagnostic): number {
  const [one, other] = [a.range, b.range];
  if (one === undefined || other === undefined) return (one === undefined ? 1 : 0) - (other === undefined ? 1 : 0);
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
