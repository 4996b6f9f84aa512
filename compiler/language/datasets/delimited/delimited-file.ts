import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Encoding, textSource } from "../reading/text-source.ts";
import type { Wanted } from "../tabular/collected-column.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { RowsOfFile } from "../tabular/rows-of-file.ts";
import { type FormatOptions, formatOf } from "./format-of.ts";
import { numberIn } from "./number-parser.ts";
import { syntaxProblem } from "./quote-problem.ts";
import { readDelimited } from "./read-delimited.ts";
import { wrongDelimiter } from "./wrong-delimiter.ts";

/** How a delimited file is written, as a dataset says it. */
export type DelimitedFileOptions = FormatOptions & { readonly encoding?: Encoding | undefined };

/** Reads the rows of a delimited file once, and keeps what is wanted of each column. */
export function delimitedFile(
  source: FileSource,
  options: DelimitedFileOptions,
  wanted: (name: string) => Wanted,
): RowsOfFile | Diagnostic {
  const { name, part, rangeAt, range } = source;
  const text = textSource(source.bytes, options.encoding);
  const format = formatOf(options, text);
  const read = readDelimited(text, format, wanted);
  const problem = text.problem();
  if (problem !== undefined) {
    const isPacked = source.bytes.problem?.() !== undefined;
    const advice = "If its characters are those of Western Europe, add to the dataset: encoding: windows-1252";
    return diagnostic("file-unreadable", range, { file: name, problem, ...(!isPacked && { advice }) });
  }
  const other = options.delimiter === undefined ? undefined : wrongDelimiter(text, format, read);
  if (other !== undefined) {
    const advice = `Write delimiter: ${JSON.stringify(other)} in the dataset, or leave it out.`;
    const parameters = { delimiter: format.delimiter, other, advice };
    return diagnostic("csv-delimiter", rangeAt({ line: 1, column: 1, length: 1 }), parameters);
  }
  if (read.kind === "problem") return diagnostic("csv-syntax", rangeAt(read.position), syntaxProblem(read.problem));
  return {
    name,
    part,
    columnNames: read.names,
    unnamed: read.unnamed,
    hasHeader: format.header === true,
    rows: read.rows,
    columns: read.columns,
    ragged: read.ragged,
    rangeOf: (row, cell) => rangeAt(read.positionOf(row, cell)),
    numberIn: (written) => numberIn(written, format.decimal, format.thousands),
  };
}
