import type { Json } from "../ir/json.ts";
import { type SweepClaimModel, sameValue } from "../ir/sweep-model.ts";

/** The values of a run, by path. */
export type RunValues = { readonly [path: string]: Json };

/** Whether a run has the values of a `where:`. */
export function selects(where: SweepClaimModel["where"], values: RunValues): boolean {
  return Object.entries(where).every(([path, wanted]) => sameValue(wanted, values[path] ?? null));
}
