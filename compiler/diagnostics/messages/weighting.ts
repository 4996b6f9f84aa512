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
  "threshold-unfit": message<{ readonly column: string; readonly problem: string; readonly advice: string }>({
    text: ({ column, problem }) => `The threshold of "${column}": ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `\`threshold:\` of a target of two categories says above which probability the answer is the second one (after a
hinge loss: above which score): a number, or how it is chosen on the validation rows at the end of the training.

  columns: { ill: { type: category, categories: [no, yes], threshold: f1 } }
  columns: { ill: { type: category, categories: [no, yes], threshold: { type: recall, atLeast: 0.95 } } }`,
  }),
  "threshold-unreached": message<{ readonly column: string; readonly asked: string }>({
    severity: "warning",
    text: ({ column, asked }) =>
      `No threshold of "${column}" reaches ${asked} on the validation rows; the nearest is taken.`,
    hint: () => "Ask for less, or keep more rows of both categories for validation.",
    explanation: `A threshold that is to reach a precision or a recall is chosen on the validation rows. If no threshold reaches it, the one
that comes nearest is taken; if all validation rows are of one category, it stays as it is.`,
  }),
  "sample-weight": message<{ readonly column: string; readonly found: string; readonly row: number }>({
    text: ({ column, found, row }) => `The weight of a row cannot be ${found} (column "${column}", row ${row}).`,
    hint: () => "A weight is 0 or a positive number: a row of weight 2 counts like two rows.",
    explanation: `\`sampleWeight:\` of a dataset names a column of numbers; the loss of each row is multiplied by its number,
and metrics with \`weighted: true\` count the row by it.

  dataset: { type: csv, file: visits.csv, sampleWeight: visits, targets: bought }`,
  }),
} as const;
