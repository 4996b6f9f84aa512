import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

/** Mistakes in the rows of a dataset, and in single rows that are given to `predict`. */
export const rows = {
  "csv-file-or-text": message<{ readonly found: readonly string[] }>({
    text: ({ found }) =>
      `A dataset of rows needs one of \`file\`, \`files\` and \`text\`; this one has ${found.length === 0 ? "none of them" : listOf(found)}.`,
    hint: ({ found }) => (found.length > 0 ? "Keep one of them." : "For example: file: data/iris.csv"),
    explanation: `The rows are in a file, or, if there are few, in the spec itself.

  dataset: { type: csv, file: data/iris.csv, targets: species }

  dataset:
    type: csv
    text: |
      hours,passed
      0.50,no
      5.00,yes
    targets: passed`,
  }),
  "column-unnamed": message<{ readonly name: string; readonly number: number; readonly file: string }>({
    severity: "warning",
    text: ({ name, number, file }) => `Column ${number} of ${file} has no name in the header; it is called "${name}".`,
    hint: () => "Leave it out with `inputs:` if it only numbers the rows, or give it a name in the header.",
    explanation: `Tables that are written with their row numbers have a first column without a name. It is read as any other column, and
is an input if \`inputs:\` is left out.

  dataset: { type: csv, file: trees.csv, inputs: [girth, height], targets: kind }`,
  }),
  "part-twice": message<{
    readonly part: "validation" | "test";
    readonly file: string;
    /** Whether the file has arrays of their own for the parts. */
    readonly isArchive?: boolean;
  }>({
    text: ({ part, file }) => `The ${part} rows are those of ${file}, but \`split:\` also takes ${part} rows.`,
    hint: ({ part, isArchive = false }) =>
      `Remove \`${part}\` from \`split:\`${isArchive ? "." : `, or remove \`${part}File\`.`}`,
    explanation: `The rows of \`validationFile\` and \`testFile\` are for validation and test. \`split:\` then divides the other rows only.

  dataset:
    type: csv
    file: train.csv
    testFile: test.csv
    split: { validation: 0.1 }
    targets: kind`,
  }),
  "data-needed": message<{
    readonly key: string;
    readonly file: string;
    readonly searched: readonly string[];
    readonly similar?: string;
  }>({
    text: ({ key, file, searched }) =>
      `${key} is not given, and ${file}, from which it would be read, was not found; searched in ${foldersText(searched)}.`,
    hint: ({ key, similar }) =>
      similar === undefined ? `Add ${key}: then the spec builds without its data.` : `Did you mean ${similar}?`,
    explanation: `Column types, shapes and categories are read from the data if available. To build without the data, give them in the
spec.

  dataset:
    type: csv
    file: data/iris.csv
    columns: { length: number, species: { type: category, categories: [setosa, virginica] } }
    inputs: length
    targets: species`,
  }),
  "too-many-categories": message<{ readonly name: string; readonly count: number; readonly most: number }>({
    text: ({ name, count, most }) =>
      `The column "${name}" has ${count} different texts; a category has at most ${most}.`,
    hint: ({ name }) =>
      `Exclude it by listing the others under \`inputs:\`, take its words (dataset.columns.${name}: text), or list its categories.`,
    explanation: `A column of texts is a category by default. With very many different texts it is probably a name or an order number,
which does not help the network to generalize.`,
  }),
  "token-not-listed": message<{ readonly written: string; readonly count: number }>({
    text: ({ written, count }) =>
      `The token ${JSON.stringify(written)} is not among the ${count} of the vocabulary, which is that of the training rows.`,
    hint: () => "Write unknown: other in the dataset, which is one more token, or list them: vocabulary: [a, b].",
    explanation: `The tokens of a text are those of its training rows, or those that \`vocabulary:\` lists. A text that holds another one, often in
its last part, which is for validation or test, needs a token for it.

  dataset: { type: text, file: letters.txt, tokens: words, unknown: other }`,
  }),
  "empty-lines": message<{ readonly file: string; readonly count: number }>({
    severity: "warning",
    text: ({ file, count }) =>
      count === 1
        ? `${file} has an empty line, of which no row is made.`
        : `${file} has ${count} empty lines, of which no rows are made.`,
    hint: () => "Take the empty lines out of the file if a row for each line was counted on.",
    explanation: `In a dataset of texts a line is a row. A line without anything but spaces holds no text, and is left out; the rows after it
move up. Where rows are paired with those of another file by their number, that shifts them.`,
  }),
  "column-not-in-file": message<{
    readonly name: string;
    readonly file: string;
    readonly candidates: readonly string[];
    /** How many rows of a series the network looks back on. */
    readonly window?: number;
  }>({
    text: ({ name, file }) => `${file} has no column "${name}".`,
    hint: ({ name, candidates, window }) => {
      const series = `The next value of a series follows from the last ones: give the last ${window} rows or more with "${name}".`;
      return window === undefined ? didYouMean(name, candidates) : series;
    },
    explanation: `The first line of a CSV file names its columns, and the spec must use the same names; case matters.

  age,country          # the header
  41,BE`,
  }),
  "stray-file": message<{
    readonly file: string;
    readonly count: number;
    readonly pattern?: string;
    readonly metadata?: string;
  }>({
    text: ({ file, count, pattern, metadata }) => {
      const [what, is, does] = count === 1 ? [file, "is", "does"] : [`${file} and ${count - 1} more`, "are", "do"];
      if (metadata !== undefined) return `${what} ${is} in no row of the folder's metadata file.`;
      return pattern === undefined
        ? `${what} ${is} in no folder of a category, but others are.`
        : `${what} ${does} not fit the pattern ${JSON.stringify(pattern)}.`;
    },
    hint: ({ pattern, metadata }) => {
      if (metadata !== undefined)
        return `Add a row that names it in the column ${metadata}, or move it out of the folder.`;
      return pattern === undefined
        ? "Move it into the folder of its category, or out of the dataset's folder."
        : "A name in braces stands for one or more characters other than a slash; all others stand for themselves.";
    },
    explanation: `A dataset of files takes the category of each from the folder that it is in.

  photos/cat/1.jpg
  photos/dog/2.jpg
  photos/3.jpg        # of which category?`,
  }),
  "parts-unused": message<{ readonly folder: string }>({
    text: ({ folder }) =>
      `The files in ${folder} say which part they are for, but without a split all of them would be for training.`,
    hint: () => "Add a split to the dataset: split: { type: column, column: part }",
    explanation: `Folders called train, validation and test (or val, valid, dev, testing, eval) give the column \`part\`, and a split by this
column uses it.

  dataset:
    type: images
    folder: photos          # photos/train/cat/1.jpg, photos/test/cat/2.jpg
    size: 64
    split: { type: column, column: part }`,
  }),
  "window-leaks": message<{ readonly split: string }>({
    severity: "warning",
    text: ({ split }) =>
      `Windows overlap, and the split ${split} puts windows that share rows into training and test: the test is too easy.`,
    hint: () => "Write split: { type: inOrder, test: 0.2 }: the last windows are for the test.",
    explanation: `A window over ordered rows shares most of its rows with the next one. In a random split nearly the same window is
learnt and tested. A split in order, by time, by a column or by groups keeps them apart.

  dataset:
    type: csv
    file: temperatures.csv
    window: { length: 14, target: temperature }
    split: { type: inOrder, validation: 0.1, test: 0.2 }`,
  }),
  "augment-unfit": message<{ readonly type: string; readonly index?: string; readonly padded?: boolean }>({
    text: ({ type, index, padded }) =>
      index === undefined
        ? `${type} changes images, but no input of the network is one.`
        : padded
          ? `${type} mixes rows number by number, but those of "${index}" have different lengths.`
          : `${type} mixes numbers, but "${index}" holds indices, and between two of them stand others.`,
    hint: ({ index }) =>
      index === undefined
        ? "An image is a column of type image, with a height, a width and channels."
        : "Leave the augmentation out; a category can be mixed with encoding: oneHot.",
    explanation: `\`augment:\` changes the inputs that an augmentation fits: images for randomFlip and its like, rows of any numbers for
noise, inputs and targets alike for mixup.

  dataset:
    type: images
    folder: photos
    augment: { type: randomFlip, mode: horizontal }`,
  }),
  "columns-differ": message<{ readonly name: string; readonly found: string; readonly expected: string }>({
    text: ({ name, found, expected }) => `The column "${name}" has ${found}, but the spec gives ${expected}.`,
    hint: () => "Correct the shape, or the data.",
    explanation: `The shape of a row is given under \`columns:\`, so that the network can be built without the data. It must match the
data.

  columns: { image: { type: image, file: digits.gz, shape: [28, 28, 1] } }`,
  }),
  "more-mistakes": message<{ readonly count: number; readonly where: string }>({
    text: ({ count, where }) =>
      `There ${count === 1 ? "is one more mistake" : `are ${count} more mistakes`} in ${where}.`,
    hint: () => undefined,
    explanation: `Only the first mistakes in a file are reported individually.`,
  }),
  "too-large-for-precision": message<{
    readonly found: string;
    readonly where: string;
    readonly precision: "float32" | "float64";
    /** Only because of its column's scale. */
    readonly scaled: boolean;
  }>({
    text: ({ found, where, precision, scaled }) =>
      `${found} is too large for ${precision}${scaled ? " after scaling" : ""} (${where}).`,
    hint: ({ precision, scaled }) => {
      if (precision === "float32") return "Scale the column (`scale: standard`), or write `precision: float64`.";
      return scaled ? "Divide the column by a larger number: `scale: { type: divide, by: 1e300 }`." : undefined;
    },
    explanation: `float32 holds numbers up to about 3.4e38, float64 up to about 1.8e308. A larger number would become infinite.`,
  }),
  "input-form": message<{ readonly problem: string; readonly advice: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `An input row is a list of numbers, or a map by column names.

  --input '[1, 1, 0]'
  --input '{"age": 41, "country": "BE"}'`,
  }),
  "input-name": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `The network has no input "${name}".`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `A row names each input column once. Other names are ignored unless an input is missing.

  --input '{"age": 41, "country": "BE"}'`,
  }),
  "input-missing": message<{ readonly names: readonly string[] }>({
    text: ({ names }) => `The row has no value for ${listOf(names.map((name) => `"${name}"`))}.`,
    hint: () => undefined,
    explanation: `Every column that is an input must have a value.

  --input '{"age": 41, "country": "BE"}'`,
  }),
};
