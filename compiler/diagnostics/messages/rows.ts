import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

/** Mistakes in the rows of a dataset, and in single rows that are given to `predict`. */
export const rows = {
  "csv-file-or-text": message<{ readonly found: "both" | "neither" }>({
    text: ({ found }) =>
      `A csv dataset takes its rows from \`file\` or from \`text\`; here ${found === "both" ? "are both" : "is neither"}.`,
    hint: ({ found }) => (found === "both" ? "Keep one of them." : "For example: file: data/iris.csv"),
    explanation: `The rows stand in a file of their own, or, where there are few, in the spec itself.

  dataset: { type: csv, file: data/iris.csv, targets: species }

  dataset:
    type: csv
    text: |
      hours,passed
      0.50,no
      5.00,yes
    targets: passed`,
  }),
  "data-needed": message<{ readonly key: string; readonly file: string; readonly searched: readonly string[] }>({
    text: ({ key, file, searched }) =>
      `${key} is not written, and ${file}, which could tell, was not found; looked in ${foldersText(searched)}.`,
    hint: ({ key }) => `Write ${key}: a spec that says it builds without its data.`,
    explanation: `Types of columns, shapes and categories are read from the data where the data are there. To build where they
are not, the spec must say them.

  dataset:
    type: csv
    file: data/iris.csv
    columns: { length: number, species: { type: category, categories: [setosa, virginica] } }
    inputs: length
    targets: species`,
  }),
  "too-many-categories": message<{ readonly name: string; readonly count: number; readonly most: number }>({
    text: ({ name, count, most }) =>
      `The column "${name}" has ${count} different texts; up to ${most} are taken for categories.`,
    hint: ({ name }) =>
      `Leave it out by naming the others under \`inputs:\`, or list its categories: dataset.columns.${name}.categories.`,
    explanation: `A column of texts is taken for a category unless the spec says otherwise. With very many different texts it is
rather a name or a number of an order, from which nothing can be learnt.`,
  }),
  "column-not-in-file": message<{
    readonly name: string;
    readonly file: string;
    readonly candidates: readonly string[];
  }>({
    text: ({ name, file }) => `${file} has no column "${name}".`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `The first line of a CSV file names its columns, and the spec must use the same names, capitals and all.

  age,country          # the header
  41,BE`,
  }),
  "columns-differ": message<{ readonly name: string; readonly found: string; readonly expected: string }>({
    text: ({ name, found, expected }) => `The column "${name}" holds ${found}, but the spec says ${expected}.`,
    hint: () => "Correct the shape, or the data.",
    explanation: `The shape of a row stands under \`columns:\`, so that the network can be built without the data. It must be what
the data hold.

  columns: { image: { type: image, file: digits.gz, shape: [28, 28, 1] } }`,
  }),
  "more-mistakes": message<{ readonly count: number; readonly where: string }>({
    text: ({ count, where }) =>
      `There ${count === 1 ? "is one more mistake" : `are ${count} more mistakes`} in ${where}.`,
    hint: () => undefined,
    explanation: `Only the first mistakes in a file are told one by one.`,
  }),
  "too-large-for-precision": message<{
    readonly found: string;
    readonly where: string;
    readonly precision: "float32" | "float64";
    /** Only because of its column's scale. */
    readonly scaled: boolean;
  }>({
    text: ({ found, where, precision, scaled }) =>
      `${found} is too large for ${precision}${scaled ? " once it is scaled" : ""} (${where}).`,
    hint: ({ precision, scaled }) => {
      if (precision === "float32") return "Scale the column (`scale: standard`), or write `precision: float64`.";
      return scaled ? "Divide the column by a number that fits it: `scale: { type: divide, by: 1e300 }`." : undefined;
    },
    explanation: `float32 holds numbers up to about 3.4e38, float64 up to about 1.8e308. A number beyond would become infinite.`,
  }),
  "input-form": message<{ readonly problem: string; readonly advice: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `One row that enters the network is a list of numbers, or a map by the names of the columns.

  --input '[1, 1, 0]'
  --input '{"age": 41, "country": "BE"}'`,
  }),
  "input-name": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `The network has no input "${name}".`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `A row names the columns that are inputs, each once, and nothing else (targets may be left in).

  --input '{"age": 41, "country": "BE"}'`,
  }),
  "input-missing": message<{ readonly names: readonly string[] }>({
    text: ({ names }) => `The row does not give ${listOf(names.map((name) => `"${name}"`))}.`,
    hint: () => undefined,
    explanation: `Every column that is an input must have a value.

  --input '{"age": 41, "country": "BE"}'`,
  }),
};
