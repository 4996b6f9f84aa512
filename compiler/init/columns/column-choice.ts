import type { JsonObject } from "../../ir/json.ts";

/** What is done with a column. */
export interface ColumnChoice {
  readonly name: string;
  readonly role: "input" | "target" | "keep" | "exclude" | "time";
  /** What the column is: `number`, `category of 3`. */
  readonly what: string;
  /** What is done with it, where that is not plain. */
  readonly done: string;
  /** How the spec describes it: a type with options. */
  readonly written: JsonObject;
}
