import { describeValue } from "../../diagnostics/describe-value.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { listOf } from "../../diagnostics/did-you-mean.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Resolving } from "../resolving.ts";

/** The valid names in a map of inputs or outputs. */
export interface Keys {
  readonly what: "`inputs:`" | "`outputs:`";
  readonly names: readonly string[];
  /** Every name is required. */
  readonly all: boolean;
  /** Further valid names that messages do not suggest. */
  readonly known?: { readonly [name: string]: unknown };
}

/** Reports a value that is not a map, unknown names and missing names; false if the value is not a map. */
export function checkKeys(
  at: Resolving,
  written: Json,
  pointer: string,
  { what, names, all, known = {} }: Keys,
): boolean {
  if (!isObject(written)) {
    const problem = `must be a map by name, not ${describeValue(written)}`;
    const example = names.slice(0, 3).map((name) => `${name}: …`);
    const advice = `For example: { ${example.join(", ")} }`;
    at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem, advice }));
    return false;
  }
  for (const name of Object.keys(written)) {
    if (names.includes(name) || Object.hasOwn(known, name)) continue;
    const parameters = { what: what === "`inputs:`" ? "input" : "output", name, candidates: names };
    at.report(diagnostic("expect-unknown", at.keyRangeAt(pointerTo(pointer, name)), parameters));
  }
  const missing = all ? names.filter((name) => !Object.hasOwn(written, name)) : [];
  if (missing.length > 0) {
    const list = missing.length > 5 ? `${missing.length} of the inputs` : listOf(missing.map((name) => `"${name}"`));
    at.report(diagnostic("expect-values", at.rangeAt(pointer), { what, problem: `does not give ${list}` }));
  }
  return true;
}
