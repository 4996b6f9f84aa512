import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ClaimModel } from "../../ir/claim.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Model } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/** An entry of a list under `expect:`, and its JSON pointer. */
export interface Claim {
  readonly entry: JsonObject;
  readonly pointer: string;
}

/** `after:`, which must not be later than the end of training. */
export function afterOf(at: Resolving, model: Model, claim: Claim): Pick<ClaimModel, "after"> {
  const { after } = claim.entry as { readonly after?: Json };
  if (typeof after !== "number") return {};
  const last = model.train === undefined ? 0 : model.train.iterations;
  if (last !== undefined && after > last) {
    const problem = model.train === undefined ? "nothing is trained" : `training ends after ${last}`;
    at.report(diagnostic("expect-needs", at.rangeAt(`${claim.pointer}/after`), { what: `after: ${after}`, problem }));
  }
  return { after };
}
