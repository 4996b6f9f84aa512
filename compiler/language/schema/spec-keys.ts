import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Language } from "../language.ts";
import { describeSchema } from "./describe-schema.ts";
import { specSchema } from "./spec-schema.ts";

/** A key of a map in a spec. */
export interface SpecKey {
  readonly name: string;
  /** What it takes, in words. */
  readonly takes: string;
  readonly default?: Json;
  readonly required: boolean;
  readonly summary: string;
}

/** A map of a spec and its keys, as far as they are the same in every spec: things with kinds have words of their own. */
export interface KeyTable {
  /** Where it stands, from the top: nothing for the spec itself, `train`, `earlyStopping`. */
  readonly path: readonly string[];
  /** True where there is a list of such maps. */
  readonly isEntry: boolean;
  readonly keys: readonly SpecKey[];
}

/** The maps of a spec, from the spec itself down. */
export function keyTables(language: Language): readonly KeyTable[] {
  const schema = specSchema(language);
  return tablesFrom(schema, [], schema);
}

function tablesFrom(holder: JsonObject, path: readonly string[], root: JsonObject): readonly KeyTable[] {
  const { map, isEntry } = mapOf(holder);
  if (map === undefined) return [];
  const properties = Object.entries(map.properties as { readonly [key: string]: JsonObject });
  const required = (map.required ?? []) as readonly Json[];
  const keys = properties.map(([name, { description, default: value, ...schema }]) => ({
    name,
    takes: describeSchema(schema, root),
    ...(value === undefined ? {} : { default: value }),
    required: required.includes(name),
    summary: String(description ?? ""),
  }));
  // Below `defaults` stand the options of words.
  const below = properties.filter(([name]) => name !== "defaults");
  return [{ path, isEntry, keys }, ...below.flatMap(([name, each]) => tablesFrom(each, [...path, name], root))];
}

/** The map that a key takes, or that it takes several of; none where it takes anything else. */
function mapOf(schema: JsonObject): { readonly map?: JsonObject; readonly isEntry: boolean } {
  if (isObject(schema.properties)) return { map: schema, isEntry: false };
  const entry = schema.items ?? schema.additionalProperties;
  const kinds = isObject(entry) ? ((entry.anyOf ?? [entry]) as readonly JsonObject[]) : [];
  const map = kinds.find(({ properties }) => isObject(properties));
  return map === undefined ? { isEntry: true } : { map, isEntry: true };
}

/** What a table is about, in words: `a spec`, `train`, `an entry of until`. */
function holderName({ path, isEntry }: KeyTable): string {
  const last = path.at(-1);
  return last === undefined ? "a spec" : `${isEntry ? "an entry of " : ""}${last}`;
}

/** A key with what has it, and the keys of what it takes. */
export interface NamedKey {
  readonly key: SpecKey;
  readonly of: string;
  readonly below?: KeyTable;
}

/** The keys with this name, in every map that has one. */
export function keysNamed(language: Language, name: string): readonly NamedKey[] {
  const tables = keyTables(language);
  return tables.flatMap((table) => {
    const key = table.keys.find((each) => each.name === name);
    const below = tables.find(({ path }) => path.join(".") === [...table.path, name].join("."));
    return key === undefined ? [] : [{ key, of: holderName(table), ...(below && { below }) }];
  });
}
