import { columnsNamed } from "../data/encode-rows.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { type FormatOptions, formatOf } from "../language/datasets/delimited/format-of.ts";
import { syntaxProblem } from "../language/datasets/delimited/quote-problem.ts";
import { type ReadDelimited, readDelimited } from "../language/datasets/delimited/read-delimited.ts";
import { wrongDelimiter } from "../language/datasets/delimited/wrong-delimiter.ts";
import { memorySource } from "../language/datasets/reading/byte-source.ts";
import { readNumber } from "../language/datasets/reading/read-number.ts";
import { type Encoding, textSource } from "../language/datasets/reading/text-source.ts";
import type { FileProblem } from "../language/datasets/reading/unzipped.ts";
import { windowOf } from "../language/datasets/windows/window-option.ts";
import { underHeader, withoutHeader } from "./given-cells.ts";
import type { GivenRow } from "./given-row.ts";

/**
 * Rows of a CSV file that is written as the dataset's files are. With a header, rows are maps by column name, and columns
 * that are not inputs are skipped; without one, rows are lists in the order of the inputs, or have the dataset's columns.
 */
export function givenCsv(
  name: string,
  bytes: Uint8Array,
  model: Model,
): readonly GivenRow[] | Diagnostic | FileProblem {
  // A header of its own decides; the dataset's skipped lines and footers are those of its files.
  const { encoding, ...options } = formatOptions(model);
  const source = textSource(memorySource(bytes), encoding);
  const format = { ...formatOf({ delimiter: defaultDelimiter(model), ...options }, source), header: true };
  const read = readDelimited(source, format, () => "text");
  const problem = source.problem();
  if (problem !== undefined) return { problem };
  const other = wrongDelimiter(source, format, read);
  if (other !== undefined) {
    const { delimiter } = format;
    const advice = `Separate its cells by ${JSON.stringify(delimiter)}, as the dataset does.`;
    return diagnostic("csv-delimiter", { file: name, line: 1, column: 1, length: 1 }, { delimiter, other, advice });
  }
  if (read.kind === "problem") {
    return diagnostic("csv-syntax", { file: name, ...read.position }, syntaxProblem(read.problem));
  }
  const inputs = namedInputs(model);
  const window = model.dataset === undefined ? undefined : windowOf(model.dataset.options)?.length;
  if (hasHeader(read, inputs, model)) return underHeader(name, read, inputs, window);
  const rows = readDelimited(source, { ...format, header: false }, () => "text");
  if (rows.kind === "problem") throw new Error("the second reading of a text differs from the first");
  return withoutHeader(name, rows, model);
}

/** How the dataset's files are written. */
function formatOptions({ dataset }: Model): FormatOptions & { readonly encoding?: Encoding | undefined } {
  const isDelimited = dataset?.type === "csv" || dataset?.type === "tsv";
  return isDelimited ? (dataset.options as FormatOptions) : {};
}

/** The delimiter where the options of the dataset do not say it: found in the file, if a csv dataset finds its own. */
function defaultDelimiter({ dataset }: Model): string | undefined {
  if (dataset?.type === "tsv") return "\t";
  return dataset?.type === "csv" ? undefined : ",";
}

/** The input columns, by the names in a header; empty if the data have no names. */
function namedInputs(model: Model): readonly ColumnModel[] {
  if (model.dataset?.named !== true) return [];
  const columns = model.inputs.flatMap((input) => columnsNamed(model, input.columns));
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

/**
 * The first line is a header if it names every input (also years: 2019, 2020), or has a cell that is not a number. Where
 * the files of the dataset have no header, it is one only if it names an input.
 */
function hasHeader({ names, unnamed }: ReadDelimited, inputs: readonly ColumnModel[], { dataset }: Model): boolean {
  if (inputs.length > 0 && inputs.every(({ name }) => names.includes(name))) return true;
  const { header = true } = dataset?.options ?? {};
  if (header !== true) return inputs.some(({ name }) => names.includes(name));
  return unnamed.length > 0 || names.some((cell) => readNumber(cell) === undefined);
}
