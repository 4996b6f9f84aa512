import type { JsonObject } from "../../compiler/ir/json.ts";
import type { CaseInput } from "../../compiler/testing/op-case.ts";

/** An op by name on inputs of certain shapes: what is tried. */
export interface OpCase {
  readonly op: string;
  readonly attributes: JsonObject;
  readonly inputs: readonly CaseInput[];
}
