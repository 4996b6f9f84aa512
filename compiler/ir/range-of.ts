import { pointerAbove } from "./json-pointer.ts";
import type { SourceRange } from "./source-range.ts";

/** The source range of a value by JSON pointer; if it has none (an alias, a default), that of its parent. */
export function rangeOf(ranges: { readonly [pointer: string]: SourceRange }, pointer: string): SourceRange {
  for (let at = pointer; at !== ""; at = pointerAbove(at)) {
    const range = ranges[at];
    if (range !== undefined) return range;
  }
  return ranges[""] ?? { file: "", line: 1, column: 1, length: 1 };
}

/** The source range of a key rather than of its value. */
export function keyRangeOf(ranges: { readonly [pointer: string]: SourceRange }, pointer: string): SourceRange {
  return ranges[`${pointer}#`] ?? rangeOf(ranges, pointer);
}
