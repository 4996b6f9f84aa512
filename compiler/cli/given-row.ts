import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";

/** An input row for predict, and its source range. */
export interface GivenRow {
  readonly row: Json;
  /** Computed only for a row with a mistake. */
  readonly range: () => SourceRange;
}
