import { integer, number, type Option } from "../../define/option.ts";

/** More rows of points than anyone draws; they must fit in memory. */
const mostRows = 10_000_000;

/** How many rows are computed. */
export function rowsOption(summary: string, otherwise?: number, minimum = 1): Option<number> {
  return integer({ summary, minimum, maximum: mostRows, ...(otherwise === undefined ? {} : { default: otherwise }) });
}

/** The standard deviation of what is added to every coordinate. */
export const noiseOption: Option<number> = number({
  summary: "The standard deviation of the normal noise that is added to each coordinate.",
  minimum: 0,
  default: 0,
});

/** A seed of its own, so that trying several seeds of the network leaves the rows as they are. */
export const seedOption: Option<number> = integer({
  summary: "The seed of the random numbers; separate from the network's seed, which never changes the rows.",
  maximum: 4294967295,
  default: 0,
});

const name = { anyOf: [{ type: "string" }, { type: "number", maximum: 1e300 }, { type: "boolean" }] };

/** What the two categories are called. */
export function twoCategories(summary: string, otherwise: readonly [string, string]): Option<readonly string[]> {
  const schema = { type: "array", items: name, minItems: 2, maxItems: 2, uniqueItems: true };
  return { summary, schema, default: otherwise, required: false };
}

/** The names of several categories, or how many there are. */
export function severalCategories(summary: string, otherwise?: number): Option<number | readonly string[]> {
  const names = { type: "array", items: name, minItems: 2, maxItems: 1000, uniqueItems: true };
  const schema = { anyOf: [{ type: "integer", minimum: 2, maximum: 1000 }, names] };
  return { summary, schema, ...(otherwise === undefined ? {} : { default: otherwise }), required: false };
}
