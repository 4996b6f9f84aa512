import { integer, largestSize, type Option } from "../define/option.ts";

/** A share below 1, or a number of rows. */
function part(what: string): Option<number> {
  return {
    summary: `The rows for ${what}: a share below 1, or a number of rows.`,
    schema: {
      anyOf: [
        { type: "integer", minimum: 0, maximum: largestSize },
        { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
      ],
    },
    default: 0,
    required: false,
  };
}

/** How many rows are kept for validation and for test. */
export const parts = { validation: part("validation"), test: part("the test at the end") };

/** A seed of its own, so that trying several seeds of the network never moves a row from one part to another. */
export const seed: Option<number> = integer({
  summary: "The seed of the split; separate from the network's seed, which never moves rows between the parts.",
  default: 0,
});
