import type { JsonObject } from "../../ir/json.ts";

/** What a spec says of the network of a table, its optimizer and its training. */
export interface NetworkOfSpec {
  /** The share of the rows for validation; absent where every row is needed for training. */
  readonly validation?: number;
  readonly defaults?: JsonObject;
  readonly layers: readonly JsonObject[];
  readonly optimizer: string | JsonObject;
  readonly train: JsonObject;
}

/** The share of the rows for the test at the end. */
export const testShare = 0.2;
