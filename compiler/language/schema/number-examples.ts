import type { JsonObject } from "../../ir/json.ts";
import { familyNames, wordsOf } from "../families.ts";
import type { Language } from "../language.ts";

/** The numbers that the examples of the words give to a key, in the order of the words. */
export type NumberExamples = ReadonlyMap<string, readonly number[]>;

/** The numbers by key of all examples of a language: `units` is 4, 8 …. */
export function numberExamples(language: Language): NumberExamples {
  const words = familyNames.flatMap((family) => Object.values(wordsOf(language, family)));
  const found = new Map<string, readonly number[]>();
  for (const { example } of words) {
    for (const [, key = "", number] of example.matchAll(/(\w+): (-?\d+(?:\.\d+)?)(?=[,\s}]|$)/g)) {
      found.set(key, [...(found.get(key) ?? []), Number(number)]);
    }
  }
  return found;
}

/** The first of the candidates that a schema of a number takes; else the least positive step from its lower bound. */
export function validNumber(schema: JsonObject, candidates: readonly number[]): number {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as { readonly [key: string]: number };
  const low = Math.max(minimum ?? -Infinity, -1e300);
  const fits = (value: number) =>
    value >= low &&
    value <= (maximum ?? Infinity) &&
    value > (exclusiveMinimum ?? -Infinity) &&
    value < (exclusiveMaximum ?? Infinity) &&
    (schema.type !== "integer" || Number.isInteger(value));
  const steps = type === undefined ? [] : [1, 0.5, low, 0];
  return [...candidates, ...steps].find(fits) ?? low;
}
