import { listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** A category, and in how many rows it is. */
export interface CategoryCount {
  readonly name: string;
  readonly count: number;
}

/** Warnings of what rows hold and is probably not meant. */
export const doubts = {
  "column-of-one-value": message<{ readonly name: string; readonly value: string; readonly rows: number }>({
    severity: "warning",
    text: ({ name, value, rows }) =>
      `Every one of ${rows} rows has ${value} in "${name}": the network cannot learn from it.`,
    hint: ({ name }) => `Leave it out: exclude: [${name}]`,
    explanation: `An input that is the same in every row says nothing about the rows.

  dataset: { type: csv, file: houses.csv, exclude: [country], targets: price }`,
  }),
  "column-counts-rows": message<{
    readonly name: string;
    readonly first: number;
    readonly last: number;
    readonly rows: number;
  }>({
    severity: "warning",
    text: ({ name, first, last, rows }) =>
      `"${name}" counts the ${rows} rows, from ${first} to ${last}: every row differs, so probably a number that identifies it.`,
    hint: ({ name }) => `Leave it out, or have it beside the answers: keep: [${name}]`,
    explanation: `A number that only says which row it is leads to a network that knows the rows by heart. \`keep:\` leaves such a column out of
the inputs, and \`predict\` gives it back beside each answer.

  dataset: { type: csv, file: customers.csv, keep: [id], targets: left }`,
  }),
  "target-of-one-category": message<{ readonly name: string; readonly category: string; readonly rows: number }>({
    severity: "warning",
    text: ({ name, category, rows }) =>
      `Every one of ${rows} rows is ${category} in the target "${name}": there is nothing to learn.`,
    hint: () => "Take rows of every category.",
    explanation: "A network that only ever sees one category answers with it.",
  }),
  "target-in-input": message<{ readonly target: string; readonly input: string; readonly rows: number }>({
    severity: "warning",
    text: ({ target, input, rows }) => `In all ${rows} rows "${input}" says what the target "${target}" is.`,
    hint: ({ input }) => `If it will not be known when the network is asked, leave it out: exclude: [${input}]`,
    explanation: `An input from which the target follows exactly (on a straight line, or category by category) often is the target under another
name, or is known only afterwards. Then the network is right in training, and useless later.`,
  }),
  "rare-categories": message<{
    readonly target: string;
    readonly rare: readonly CategoryCount[];
    readonly rows: number;
  }>({
    severity: "warning",
    text: ({ target, rare, rows }) => {
      const shown = rare.slice(0, 4).map(({ name, count }) => `${name} in ${count} (${percent(count / rows)})`);
      const more = rare.length > shown.length ? [`${rare.length - shown.length} more`] : [];
      return `Of ${rows} rows few have these categories of the target "${target}": ${listOf([...shown, ...more])}.`;
    },
    hint: () =>
      "Keep the shares in every part with `split: stratified`, and weigh them with `classWeight: balanced` of the loss.",
    explanation: `A network is often right when it never answers with a rare category. Accuracy does not show that; precision, recall, f1Score
and auc do.

  split: { type: stratified, column: left, test: 0.2 }
  loss: { type: binaryCrossentropy, classWeight: balanced }`,
  }),
};

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
