import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

/** Mistakes in the dataset, and in the data itself. */
export const data = {
  "file-missing": message<{ readonly file: string; readonly searched: readonly string[] }>({
    text: ({ file, searched }) => `The file ${file} was not found; looked in ${foldersText(searched)}.`,
    hint: () => "Files are looked for beside the spec, in each --data DIR and in NETWRIGHT_DATA.",
    explanation: `A file that a spec names is looked for beside the spec, then in each \`--data DIR\`, then in the folder that the
environment variable NETWRIGHT_DATA names.`,
  }),
  "file-outside": message<{ readonly file: string; readonly folder: string }>({
    text: ({ file }) => `${file} lies outside of the spec's folder and of the data folders; it is not read.`,
    hint: ({ folder }) => `If the spec may read it, name its folder: --data ${folder}`,
    explanation: `A spec may come from anywhere. It reads files in its own folder, in each \`--data DIR\`, in the folder that the
environment variable NETWRIGHT_DATA names, and below them, whatever \`..\`, an absolute path or a link may lead to.

  netwright train nets/houses.yaml --data data`,
  }),
  "file-unreadable": message<{ readonly file: string; readonly problem: string }>({
    text: ({ file, problem }) => `${file} cannot be read: ${problem}.`,
    hint: () => undefined,
    explanation: `The file is there, but it is not what is expected of it.`,
  }),
  "csv-syntax": message<{ readonly problem: string }>({
    text: ({ problem }) => problem,
    hint: () => undefined,
    explanation: `The text is not CSV (RFC 4180): values are separated by commas, and one that holds a comma, a quote or a line
break stands in double quotes.`,
  }),
  "csv-delimiter": message<{ readonly delimiter: string; readonly other: string; readonly advice: string }>({
    text: ({ delimiter, other }) =>
      `There is no ${JSON.stringify(delimiter)} between cells; they seem to be separated by ${JSON.stringify(other)}.`,
    hint: ({ advice }) => advice,
    explanation: `Cells are separated by commas by default; \`delimiter:\` of the dataset names another character. A tab is written
"\\t", in double quotes. \`predict\` reads files as the dataset says.

  dataset: { type: csv, file: houses.csv, delimiter: ";", targets: price }`,
  }),
  "header-is-data": message<{ readonly file: string; readonly names: readonly string[] }>({
    severity: "warning",
    text: ({ file, names }) =>
      `The first line of ${file} looks like a row, but it names the columns: ${listOf(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names)}.`,
    hint: () => "Put a line with the names of the columns above it.",
    explanation: `The first line of a CSV file names its columns. Where it is a row instead, that row is lost, and its values are the
names of the columns. Every cell of the first line would do in its column here.

  girth,height,kind     # this line is to be written above the first row
  8.3,70,cherry`,
  }),
  "names-as-categories": message<{ readonly name: string; readonly count: number; readonly rows: number }>({
    severity: "warning",
    text: ({ name, count, rows }) =>
      `"${name}" has ${count} different texts in ${rows} rows: names or dates rather than categories.`,
    hint: ({ name }) =>
      `Leave it out by naming the others under \`inputs:\`, or say what is meant: dataset.columns.${name}: category.`,
    explanation: `A column of texts is taken for a category. Where nearly every row has a text of its own (a name, a date, a number of
an order), the network learns the rows by heart and knows nothing of others.

  dataset: { type: csv, file: sales.csv, inputs: [price, weekday], targets: sold }`,
  }),
  "ragged-row": message<{
    readonly row: string;
    readonly found: number;
    readonly expected: number;
    readonly because: string;
  }>({
    text: ({ row, found, expected, because }) =>
      `${row} has ${found} ${found === 1 ? "value" : "values"}, but ${because} ${expected}.`,
    hint: () => undefined,
    explanation: `All rows of a table have the same number of values.

  inputs: [[0, 1], [1]]      # the second row has one value only`,
  }),
  "row-count": message<{ readonly problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Every row of inputs needs its row of targets.",
    explanation: `Inputs and targets stand in the same order, one row of each for every sample.

  inputs: [[0, 0], [0, 1]]
  targets: [[0]]             # one target for two rows`,
  }),
  "no-rows": message<{ readonly what: string }>({
    text: ({ what }) => `${what} has no rows.`,
    hint: () => undefined,
    explanation: `There is nothing to learn from. A CSV file has a header line, then a line for each row.`,
  }),
  "not-a-number": message<{ readonly written: string; readonly where: string }>({
    text: ({ written, where }) =>
      written === "" ? `There is no value (${where}).` : `"${written}" is not a number (${where}).`,
    hint: ({ written }) =>
      written === ""
        ? "Fill it in, or leave the row out."
        : /^-?[\d.]+,\d+$/.test(written)
          ? "Decimals are written with a point."
          : "If these are names of categories, say so under `columns:` with `type: category`.",
    explanation: `A column of numbers holds finite decimal numbers such as 12, -0.5 or 1e-3 in every row.

  columns: { country: { type: category, categories: [BE, FR] } }      # for names`,
  }),
  "category-not-listed": message<{
    readonly written: string;
    readonly where: string;
    readonly categories: readonly string[];
  }>({
    text: ({ written, where }) => `"${written}" is not one of the categories (${where}).`,
    hint: ({ written, categories }) =>
      categories.length > 12 ? (didYouMean(written, categories) ?? undefined) : didYouMean(written, categories),
    explanation: `A column of categories lists them all, so that the network is the same whatever rows it sees.

  columns: { plan: { type: category, categories: [free, team, business] } }`,
  }),
  "target-out-of-range": message<{
    readonly loss: string;
    readonly found: string;
    readonly where: string;
    readonly bound: string;
  }>({
    text: ({ loss, found, where, bound }) => `${loss} takes targets ${bound}, not ${found} (${where}).`,
    hint: () => undefined,
    explanation: `binaryCrossentropy compares probabilities: targets from 0 to 1. categoricalCrossentropy takes rows of
probabilities that add up to 1.`,
  }),
  "inputs-out-of-range": message<{
    readonly rule: string;
    readonly low: number;
    readonly high: number;
    readonly found: string;
    readonly where: string;
  }>({
    text: ({ rule, low, high, found, where }) =>
      `${rule} takes inputs from ${low} to ${high}, not ${found} (${where}).`,
    hint: () => "Bring the column between the two: `scale: minMax`, or `scale: { type: divide, by: 255 }`.",
    explanation: `The visible units of a Boltzmann machine are on, off, or something between: inputs from 0 to 1.

  columns: { image: { type: image, file: images.idx, shape: [28, 28, 1], scale: { type: divide, by: 255 } } }`,
  }),
  "dataset-column": message<{ readonly key: string; readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ key, name }) => `${key} names the column "${name}", which the dataset does not have.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `Columns are known by their names in the header of the CSV file, or under \`columns:\`.`,
  }),
  "column-twice": message<{ readonly name: string; readonly problem: string; readonly advice?: string }>({
    text: ({ name, problem }) => `The column "${name}" ${problem}.`,
    hint: ({ advice }) => advice ?? "Leave one of them out.",
    explanation: `A column is an input or a target, and stands once in each. An autoencoder, whose targets are its inputs, says
\`targets: inputs\`.`,
  }),
  "column-unfit": message<{ readonly name: string; readonly problem: string; readonly advice?: string }>({
    text: ({ name, problem }) => `The column "${name}" ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A number, a category or a vector can be joined with others into one input; an image is an input of its own. A
target of the output layer is one category, or one or more numbers.

  inputs: { photo: photo, facts: [rooms, area] }`,
  }),
  "column-unknown": message<{ readonly name: string; readonly missing: string; readonly advice: string }>({
    text: ({ name, missing }) => `Nothing says ${missing} of the column "${name}".`,
    hint: ({ advice }) => advice,
    explanation: `A spec builds without its data, so shapes, columns and categories stand in the spec, or are read from the data
once where it is there.

  columns: { label: { type: category, categories: 10 } }`,
  }),
  "split-column": message<{ readonly problem: string; readonly advice?: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `A stratified split keeps the categories of one column in proportion.

  split: { type: stratified, column: left, test: 0.15 }`,
  }),
  "split-too-large": message<{ readonly problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Leave some rows to train on.",
    explanation: `Validation and test rows are taken from all rows; what is left is trained on. Below 1 they are shares, from 1 up
numbers of rows.

  split: { type: random, validation: 0.1, test: 2000 }`,
  }),
  "inputs-empty": message<{ readonly because: string }>({
    text: ({ because }) => `Nothing enters the network: ${because}.`,
    hint: () => "Leave a column out of `targets:`; to learn the inputs again, write `targets: inputs`.",
    explanation: `There must be something to learn from: with \`inputs:\` left out, every column that is not a target is one.`,
  }),
};
