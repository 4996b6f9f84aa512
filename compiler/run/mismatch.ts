import { isObject, type Json } from "../ir/json.ts";
import { agrees } from "./agrees.ts";
import { categoryAnswer } from "./category-answer.ts";

/** One value that does not match, and its path: `[0][2]`, `.passed.yes`. */
export interface Mismatch {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** The expected value (`value`, and `written` with the texts of its numbers), and the value found. */
interface Pair {
  readonly value: Json;
  readonly written: Json;
  readonly found: Json | undefined;
  readonly within: number | undefined;
  readonly path: string;
}

/** Every value in `found` that does not match a claim. Of a map, only the keys in the claim are compared. */
export function mismatches(value: Json, written: Json, found: Json, within?: number): readonly Mismatch[] {
  return compare({ value, written, found, within, path: "" });
}

function compare(pair: Pair): readonly Mismatch[] {
  const { value, found } = pair;
  if (typeof value === "number") return compareNumber(pair, value);
  if (Array.isArray(value)) return compareList(pair, value);
  if (isObject(value)) return compareMap(pair, value);
  return labelOf(found) === value ? [] : [differs(pair, JSON.stringify(value))];
}

function compareNumber(pair: Pair, value: number): readonly Mismatch[] {
  const { written, found, within } = pair;
  const text = typeof written === "string" ? written : String(value);
  const number = Array.isArray(found) && found.length === 1 ? found[0] : found;
  if (typeof number === "number" && agrees(number, text, within)) return [];
  return [{ ...differs(pair, within === undefined ? text : `${text} ± ${within}`), found: textOf(number) }];
}

function compareList(pair: Pair, value: readonly Json[]): readonly Mismatch[] {
  const { written, found } = pair;
  // A list of one number in a claim matches a single number.
  const list = Array.isArray(found) ? found : [found];
  if (list.length !== value.length) return [differs(pair, `a list of ${value.length}`)];
  return value.flatMap((each, index) =>
    compare({
      ...pair,
      value: each,
      written: Array.isArray(written) ? written[index] : each,
      found: list[index],
      path: `${pair.path}[${index}]`,
    }),
  );
}

function compareMap(pair: Pair, value: { readonly [key: string]: Json }): readonly Mismatch[] {
  const { written, found } = pair;
  const texts = isObject(written) ? written : value;
  return Object.entries(value).flatMap(([key, each]) =>
    compare({
      ...pair,
      value: each,
      written: texts[key] ?? each,
      found: member(found, key),
      path: `${pair.path}.${key}`,
    }),
  );
}

/** A key of a map; of a predicted category, `label` or the number of a category. */
function member(found: Json | undefined, key: string): Json | undefined {
  const numbers = categoryAnswer(found)?.numbers;
  if (numbers !== undefined && key !== "label") return numbers[key];
  return isObject(found) ? found[key] : undefined;
}

function labelOf(found: Json | undefined): Json | undefined {
  return isObject(found) ? found.label : found;
}

function differs({ path, found }: Pair, expected: string): Mismatch {
  return { path, expected, found: textOf(found) };
}

function textOf(found: Json | undefined): string {
  if (found === undefined) return "nothing";
  return typeof found === "number" ? String(found) : JSON.stringify(found);
}
