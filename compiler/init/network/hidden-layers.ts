import type { JsonObject } from "../../ir/json.ts";

/** Dense layers of so many units, each followed by dropout, if there is any. */
export function hiddenLayers(units: readonly number[], dropout: number): readonly JsonObject[] {
  return units.flatMap((count) => [
    { type: "dense", units: count, activation: "relu", weightsInitializer: "heNormal" },
    ...(dropout > 0 ? [{ type: "dropout", rate: dropout }] : []),
  ]);
}
