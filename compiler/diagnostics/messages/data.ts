import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

/** Texts by which tables say that there is no value. */
const isNothing = /^(?:\?|-|\.|<?na>?|n\/a|nan|null|none|#n\/a)$/i;

/** A number with a decimal comma. */
const hasComma = /^-?[\d.]+,\d+$/;

/** What to do about a cell of the data that is no number. */
function cureOfData(written: string): string {
  const rules = "`missing: median`, `mode` or `skip` for an input, `missing: skip` for a target";
  if (written === "") return `Fill it in, or say under \`columns:\` what becomes of such rows: ${rules}.`;
  if (isNothing.test(written)) {
    return `If it means that there is no value, say under \`columns:\` what becomes of such rows: ${rules}.`;
  }
  if (/^\[.*\]$/.test(written)) return "A column whose cells are lists of numbers is a vector: type: vector.";
  if (hasComma.test(written)) return 'Write decimals with a point, or add to a csv dataset: decimal: ","';
  return "If these are categories, declare the column under `columns:` with `type: category`.";
}

/** What to do about a value of a row to be predicted: the columns of a network that is trained are what they are. */
function cureOfRow(written: string): string {
  const why = "the network has learnt no rule for rows without a value in this column";
  if (written === "") return `Fill it in, or leave the row out: ${why}.`;
  if (isNothing.test(written)) return `If it means that there is no value, fill one in or leave the row out: ${why}.`;
  return hasComma.test(written) ? "Write decimals with a point." : "Write a number there, or leave the row out.";
}

/** Mistakes in the dataset, and in the data itself. */
export const data = {
  "file-missing": message<{
    readonly file: string;
    readonly searched: readonly string[];
    readonly similar?: string;
  }>({
    text: ({ file, searched }) => `The file ${file} was not found; searched in ${foldersText(searched)}.`,
    hint: ({ similar }) =>
      similar === undefined
        ? "Files are searched for in the spec's folder, in each --data DIR and in NETWRIGHT_DATA."
        : `Did you mean ${similar}?`,
    explanation: `A file that a spec names is searched for in the spec's folder, then in each \`--data DIR\`, then in the folder that
the environment variable NETWRIGHT_DATA names.`,
  }),
  "file-outside": message<{ readonly file: string; readonly folder: string }>({
    text: ({ file }) => `${file} is outside the spec's folder and the data folders; it is not read.`,
    hint: ({ folder }) => `To allow the spec to read it, name its folder: --data ${folder}`,
    explanation: `A spec may come from an untrusted source. It can read files only in its own folder, in each \`--data DIR\`, in the
folder that the environment variable NETWRIGHT_DATA names, and below them. This also holds for \`..\`, absolute paths
and links.

  netwright train nets/houses.yaml --data data`,
  }),
  "file-unreadable": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `${file} cannot be read: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `The file exists, but its content is not valid.`,
  }),
  "csv-syntax": message<{ readonly problem: string; readonly advice?: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `The text is not CSV (RFC 4180): values are separated by commas; a value that contains a comma, a quote or a
line break is enclosed in double quotes. In some files quotes are characters like any other:

  dataset: { type: tsv, file: reviews.tsv, quote: none, targets: stars }`,
  }),
  "csv-delimiter": message<{ readonly delimiter: string; readonly other: string; readonly advice: string }>({
    text: ({ delimiter, other }) =>
      `No ${JSON.stringify(delimiter)} found between cells; they seem to be separated by ${JSON.stringify(other)}.`,
    hint: ({ advice }) => advice,
    explanation: `The delimiter (a comma, a semicolon, a tab or |) is found in the first lines; \`delimiter:\` of the dataset sets another
character. Write a tab as "\\t", in double quotes. \`predict\` reads files with the delimiter of the dataset.

  dataset: { type: csv, file: houses.csv, delimiter: ";", targets: price }`,
  }),
  "header-is-data": message<{ readonly file: string; readonly names: readonly string[] }>({
    severity: "warning",
    text: ({ file, names }) =>
      `The first line of ${file} looks like a data row, but is used as the header: ${listOf(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names)}.`,
    hint: () =>
      "Name its columns in the dataset, as in header: [girth, height]; with header: false they are column1, column2, and so on.",
    explanation: `The first line of a CSV file is the header with the column names. If it is a data row, that row is lost and its values
become the column names. Here, every cell of the first line is a valid value of its column.

  dataset: { type: csv, file: trees.csv, header: [girth, height, kind], targets: kind }`,
  }),
  "names-as-categories": message<{ readonly name: string; readonly count: number; readonly rows: number }>({
    severity: "warning",
    text: ({ name, count, rows }) =>
      `"${name}" has ${count} different texts in ${rows} rows: probably names or dates, not categories.`,
    hint: ({ name }) =>
      `Exclude it by listing the others under \`inputs:\`, or say what it is: dataset.columns.${name}: category, or text for its words.`,
    explanation: `A column of texts is read as a category. If nearly every row has a different text (a name, a date, an order number),
the network memorizes the rows and does not generalize to new ones.

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
    hint: ({ found, expected, because }) => {
      if (because.startsWith("row 1")) return undefined;
      const cure =
        found > expected
          ? "Put a value that contains the delimiter in quotes."
          : "Leave the cell of a missing value empty, with its delimiter.";
      return `${cure} Lines that are not part of the table are left out by skipRows, skipFooter or comment.`;
    },
    explanation: `All rows of a table have the same number of values.

  inputs: [[0, 1], [1]]      # the second row has only one value`,
  }),
  "row-count": message<{ readonly problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Every row of inputs needs one row of targets.",
    explanation: `Inputs and targets are in the same order: one row of each for every sample.

  inputs: [[0, 0], [0, 1]]
  targets: [[0]]             # one target for two rows`,
  }),
  "no-rows": message<{ readonly what: string; readonly advice?: string }>({
    text: ({ what }) => `${what} has no rows.`,
    hint: ({ advice }) => advice,
    explanation: `Training needs at least one row. A CSV file has a header line, then one line for each row.`,
  }),
  "not-a-number": message<{ readonly written: string; readonly where: string; readonly toPredict?: true }>({
    text: ({ written, where }) =>
      written === "" ? `The value is missing (${where}).` : `"${written}" is not a number (${where}).`,
    hint: ({ written, toPredict }) => (toPredict ? cureOfRow(written) : cureOfData(written)),
    explanation: `A column of numbers has a finite decimal number such as 12, -0.5 or 1e-3 in every row.

  columns: { country: { type: category, categories: [BE, FR] } }      # for names`,
  }),
  "not-a-date": message<{ readonly written: string; readonly where: string; readonly toPredict?: true }>({
    text: ({ written, where }) => `"${written}" is not a date (${where}).`,
    hint: ({ toPredict }) =>
      toPredict
        ? "Write the date as those of the training rows are written: 2011-01-31, or 2011-01-31 14:00."
        : "Dates are written 2011-01-31 or 2011-01-31 14:00; for days or months first, write order: dmy or order: mdy.",
    explanation: `A column of type date has a date of the calendar in every row, with or without a time.

  columns: { when: { type: date, parts: [month, weekday, hour], order: dmy } }      # 31/01/2011 14:00`,
  }),
  "not-a-sequence": message<{
    readonly written: string;
    readonly where: string;
    readonly problem: string;
    readonly advice: string;
  }>({
    text: ({ written, where, problem }) => `"${written}" ${problem} (${where}).`,
    hint: ({ advice }) => advice,
    explanation: `A column of type sequence has steps of \`values\` numbers, at most \`length\` of them in a row; the rest is padding.

  columns: { signals: { type: sequence, length: 129, values: 4 } }`,
  }),
  "not-a-vector": message<{
    readonly written: string;
    readonly where: string;
    readonly size: number;
    readonly found: number;
    readonly odd?: string;
  }>({
    text: ({ written, where, size, found, odd }) =>
      odd === undefined
        ? `"${written}" has ${found} ${found === 1 ? "number" : "numbers"}, and every row has ${size} (${where}).`
        : `"${written}" is not a list of numbers: "${odd}" is none (${where}).`,
    hint: ({ odd }) =>
      odd === undefined
        ? "Each row of a vector has as many numbers as its `shape:` says."
        : "Numbers are separated by blanks, commas, semicolons or bars, or by what `separator:` of the column says.",
    explanation: `A cell of a column of type vector holds all its numbers, as many in every row: 0.1 0.2 0.3, or [0.1, 0.2, 0.3], in
JSON a list.

  columns: { signal: { type: vector, shape: [3], separator: "/" } }      # 0.1/0.2/0.3`,
  }),
  "category-not-listed": message<{
    readonly written: string;
    readonly where: string;
    readonly categories: readonly string[];
  }>({
    text: ({ written, where }) => `"${written}" is not one of the categories (${where}).`,
    hint: ({ written, categories }) =>
      categories.length > 12 ? (didYouMean(written, categories) ?? undefined) : didYouMean(written, categories),
    explanation: `A column of categories lists all of them, so that the network does not depend on which rows are present.

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
  "not-an-index": message<{ readonly most: number; readonly found: string; readonly where: string }>({
    text: ({ most, found, where }) =>
      `An embedding takes indices, whole numbers from 0 to ${most}, not ${found} (${where}).`,
    hint: () => "inputDim is 1 more than the greatest index of all rows. Texts and names are a column of categories.",
    explanation: `\`embedding\` has a row of numbers for each index from 0 to inputDim − 1.

  columns: { country: { type: category, encoding: index } }     # the index of each category`,
  }),
  "column-not-indices": message<{
    readonly layer: string;
    readonly name: string;
    readonly most: number;
    readonly problem: string;
    readonly advice: string;
  }>({
    text: ({ layer, name, most, problem }) =>
      `${layer} takes indices from 0 to ${most}, and the column "${name}" ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `\`embedding\` takes the index of a category, one number from 0 to inputDim − 1.

  columns: { country: { type: category, categories: [BE, DE, FR], encoding: index } }
  - { type: embedding, inputDim: 3, outputDim: 2 }`,
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
    hint: () => "Scale the column into this range: `scale: minMax`, or `scale: { type: divide, by: 255 }`.",
    explanation: `The visible units of a Boltzmann machine are on, off or in between: inputs from 0 to 1.

  columns: { image: { type: image, file: images.idx, shape: [28, 28, 1], scale: { type: divide, by: 255 } } }`,
  }),
  "dataset-column": message<{ readonly key: string; readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ key, name }) => `${key} names the column "${name}", which is not in the dataset.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `Columns are identified by their names in the header of the CSV file, or under \`columns:\`.`,
  }),
  "column-twice": message<{ readonly name: string; readonly problem: string; readonly advice?: string }>({
    text: ({ name, problem }) => `The column "${name}" ${problem}.`,
    hint: ({ advice }) => advice ?? "Remove one of them.",
    explanation: `A column is an input or a target, and is listed only once. For an autoencoder, whose targets are its inputs, write
\`targets: inputs\`.`,
  }),
  "column-unfit": message<{ readonly name: string; readonly problem: string; readonly advice?: string }>({
    text: ({ name, problem }) => `The column "${name}" ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A number, a category or a vector can be combined with others into one input; an image is a separate input.
A target of the output layer is one category, or one or more numbers.

  inputs: { photo: photo, facts: [rooms, area] }`,
  }),
  "column-unknown": message<{ readonly name: string; readonly missing: string; readonly advice: string }>({
    text: ({ name, missing }) => `The column "${name}" does not specify ${missing}.`,
    hint: ({ advice }) => advice,
    explanation: `A spec can be built without its data, so shapes, columns and categories are given in the spec, or read from the data
if it is available.

  columns: { label: { type: category, categories: 10 } }`,
  }),
  "split-column": message<{ readonly problem: string; readonly advice?: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `A stratified split keeps the proportions of the categories of one column.

  split: { type: stratified, column: left, test: 0.15 }`,
  }),
  "split-unfit": message<{ readonly type: string; readonly problem: string; readonly advice: string }>({
    text: ({ type, problem }) => `The split ${type} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `The rows cannot be split as the spec says. The message gives the reason, the hint a cure.

  split: { type: kFold, folds: 5 }
  split: { type: group, column: person, test: 0.2 }
  split: { type: column, column: part }`,
  }),
  "split-too-large": message<{ readonly problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Leave some rows to train on.",
    explanation: `Validation and test rows are taken from all rows; the remaining rows are the training rows. A value below 1 is a share,
a value from 1 up is a number of rows.

  split: { type: random, validation: 0.1, test: 2000 }`,
  }),
  "inputs-empty": message<{ readonly because: string }>({
    text: ({ because }) => `The network has no inputs: ${because}.`,
    hint: () => "Remove a column from `targets:`; for an autoencoder, write `targets: inputs`.",
    explanation: `A network needs at least one input. Without \`inputs:\`, every column that is not a target is an input.`,
  }),
};
