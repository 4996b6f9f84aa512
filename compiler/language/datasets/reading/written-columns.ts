import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import { elementNamed } from "../../../ir/look-up.ts";
import type { WrittenColumn } from "../../define/column.ts";

/** The columns under `columns:`, each with the options that `defaults:` gives its type. */
export function writtenColumns(options: {
  readonly columns?: Json | undefined;
  readonly defaults?: Json | undefined;
}): readonly WrittenColumn[] {
  const columns = isObject(options.columns) ? options.columns : {};
  return Object.entries(columns).map(([name, written]) => {
    const own: JsonObject = isObject(written) ? written : typeof written === "string" ? { type: written } : {};
    const { type, ...rest } = own;
    if (typeof type !== "string") return { name, options: rest };
    return { name, type, options: { ...defaultsOf(options.defaults, type), ...rest } };
  });
}

/** The column of this name, or one of which nothing is written. */
export function writtenColumn(columns: readonly WrittenColumn[], name: string): WrittenColumn {
  return elementNamed(columns, name) ?? { name, options: {} };
}

/** The options that `defaults:` of a dataset has for columns of a type. */
export function defaultsOf(defaults: Json | undefined, type: string): JsonObject {
  const own = isObject(defaults) ? defaults[type] : undefined;
  return isObject(own) ? own : {};
}

/** Every name in `inputs: a`, `[a, b]` or `{ left: a, right: [b, c] }`, in order, each once. */
export function namesIn(written: Json | undefined): readonly string[] {
  if (typeof written === "string") return [written];
  if (Array.isArray(written)) return [...new Set(written.flatMap(namesIn))];
  if (isObject(written)) return [...new Set(Object.values(written).flatMap(namesIn))];
  return [];
}
