import { didYouMean } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in how much rows and categories count. */
export const weighting = {
  "class-weight": message<{
    readonly problem: string;
    readonly advice?: string;
    readonly name?: string;
    readonly candidates?: readonly string[];
  }>({
    text: ({ problem }) => problem,
    hint: ({ advice, name = "", candidates = [] }) => advice ?? didYouMean(name, candidates),
    explanation: `\`classWeight:\` of a loss says how much the rows of each category of its target count: \`balanced\` gives every
category the same weight in total, a map gives the weights by name (1 if not listed).

  loss: { type: binaryCrossentropy, classWeight: balanced }
  loss: { type: categoricalCrossentropy, classWeight: { healthy: 1, ill: 5 } }`,
  }),
  "sample-weight": message<{ readonly column: string; readonly found: string; readonly row: number }>({
    text: ({ column, found, row }) => `The weight of a row cannot be ${found} (column "${column}", row ${row}).`,
    hint: () => "A weight is 0 or a positive number: a row of weight 2 counts like two rows.",
    explanation: `\`sampleWeight:\` of a dataset names a column of numbers; the loss of each row is multiplied by its number.

  dataset: { type: csv, file: visits.csv, sampleWeight: visits, targets: bought }`,
  }),
} as const;
