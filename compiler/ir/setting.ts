import type { Json } from "./json.ts";
import type { SourceRange } from "./source-range.ts";

/** A value for a path: keys joined by dots, layers by name (`layers.hidden.units`). */
export interface Setting {
  readonly path: string;
  readonly value: Json;
  /** How the numbers in it are written, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  /** Where it stands: shown where it is wrong. */
  readonly range: SourceRange;
  /** Where its path stands: shown where there is no such path. */
  readonly keyRange: SourceRange;
}
