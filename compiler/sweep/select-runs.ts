import { type SweepClaimModel, sameValue } from "../2-resolve/sweep/sweep-model.ts";
import type { Json } from "../json.ts";

/** The values of a run, by path. */
export type RunValues = { readonly [path: string]: Json };

/** Whether a run has the value that a `where:` names for each path. */
export function selects(where: SweepClaimModel["where"], values: RunValues): boolean {
  return Object.entries(where).every(([path, wanted]) => sameValue(wanted, values[path] ?? null));
}
