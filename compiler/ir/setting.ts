import type { Json } from "./json.ts";
import type { SourceRange } from "./source-range.ts";

/** A value for a path: keys joined by dots, layers by name (`layers.hidden.units`). */
export interface Setting {
  readonly path: string;
  readonly value: Json;
  /** How the numbers in it are written, by JSON pointer below it. */
  readonly numbers: { readonly [pointer: string]: string };
  /** The range of the value, for messages about it. */
  readonly range: SourceRange;
  /** The range of the path, for messages about an unknown path. */
  readonly keyRange: SourceRange;
}
