import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import { namesIn } from "../reading/written-columns.ts";

/** The columns that the spec names; undefined if `inputs` is left out and every column is one. */
export function usedColumns(options: JsonObject): readonly string[] | undefined {
  if (options.inputs === undefined) return undefined;
  const inputs = namesIn(options.inputs);
  const targets = options.targets === "inputs" ? [] : namesIn(options.targets);
  return [...new Set([...inputs, ...targets, ...namesIn(options.sampleWeight), ...splitColumn(options.split)])];
}

/** Splits whose column is no input by default: it may have as many different texts as there are rows. */
const aloneInSplit = ["column", "group", "groupKFold", "time"];

/** The column that only says how to split, neither an input nor a target. */
export function columnOnlyOfSplit({ split, inputs, targets }: JsonObject): string | undefined {
  const [column] = splitColumn(split);
  const listed = [...namesIn(inputs), ...namesIn(targets)];
  const type = isObject(split) ? split.type : undefined;
  const alone = typeof type === "string" && aloneInSplit.includes(type);
  return alone && column !== undefined && !listed.includes(column) ? column : undefined;
}

/** The column of a split, whether as it was written or with its options apart. */
function splitColumn(split: Json | undefined): readonly string[] {
  if (!isObject(split)) return [];
  const options: JsonObject = isObject(split.options) ? split.options : split;
  return namesIn(options.column);
}
