import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import { namesIn } from "../reading/written-columns.ts";

/** The columns that the spec names; undefined if `inputs` is left out and every column is one. */
export function usedColumns(options: JsonObject): readonly string[] | undefined {
  if (options.inputs === undefined) return undefined;
  const inputs = namesIn(options.inputs);
  const targets = options.targets === "inputs" ? [] : namesIn(options.targets);
  return [...new Set([...inputs, ...targets, ...namesIn(options.sampleWeight), ...splitColumn(options.split)])];
}

/** The column of a split, whether as it was written or with its options apart. */
function splitColumn(split: Json | undefined): readonly string[] {
  if (!isObject(split)) return [];
  const options: JsonObject = isObject(split.options) ? split.options : split;
  return namesIn(options.column);
}
