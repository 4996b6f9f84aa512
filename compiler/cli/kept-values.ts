import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { namesIn } from "../language/datasets/reading/written-columns.ts";

/** The columns that are given back beside each answer: `keep:` of the dataset. */
export function keptColumns({ dataset }: Model): readonly string[] {
  return namesIn(dataset?.options.keep);
}

/** What a row has of these columns; undefined if it has none of them. */
export function keptValues(names: readonly string[], row: Json): JsonObject | undefined {
  if (!isObject(row)) return undefined;
  const own = names.filter((name) => Object.hasOwn(row, name)).map((name) => [name, row[name] as Json] as const);
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** Kept values before an answer: `K-1: ` or `K-1, BE: `. */
export function keptText(kept: JsonObject | undefined): string {
  if (kept === undefined) return "";
  const texts = Object.values(kept).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return `${texts.join(", ")}: `;
}
