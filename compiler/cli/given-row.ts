import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";

/** A row that is given to a network, and where it stands. */
export interface GivenRow {
  readonly row: Json;
  /** Only worked out for a row with a mistake. */
  readonly range: () => SourceRange;
}
