import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Bound, Trend } from "../../ir/claim.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Resolving } from "../resolving.ts";
import { writtenNumbers } from "./written-numbers.ts";

const kinds = ["is", "atLeast", "atMost", "between", "trend"] as const;

/** The bound of an entry; undefined, with a diagnostic, if there is none or more than one. */
export function resolveBound(at: Resolving, entry: JsonObject, pointer: string, what: string): Bound | undefined {
  const found = kinds.filter((kind) => entry[kind] !== undefined);
  const [kind] = found;
  if (kind === undefined || found.length > 1) {
    at.report(diagnostic("expect-bound", at.rangeAt(pointer), { what, found }));
    return undefined;
  }
  const value = entry[kind] as Json;
  if (kind === "is") return isBound(at, value, `${pointer}/is`, entry.within);
  if (entry.within !== undefined) {
    const because = `\`${kind}\` is already a bound`;
    at.report(diagnostic("ignored", at.keyRangeAt(`${pointer}/within`), { what: "`within:`", because }));
  }
  if (kind === "trend") return { kind, trend: value as Trend };
  if (kind !== "between") return { kind, value: value as number };
  const [low, high] = value as readonly [number, number];
  if (low > high) {
    const key = `${pointer}/between/1`;
    const parameters = { key: "the end of between", bound: `at least ${low}`, found: String(high) };
    at.report(diagnostic("out-of-range", at.rangeAt(key), parameters));
  }
  return { kind, low, high };
}

/** The `is` bound of values. */
export function isBound(at: Resolving, value: Json, pointer: string, within: Json | undefined): Bound {
  const written = writtenNumbers(at, value, pointer);
  return { kind: "is", value, written, ...(typeof within === "number" ? { within } : {}) };
}
