import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { type DelimitedFileOptions, delimitedFile } from "../../language/datasets/delimited/delimited-file.ts";
import { formatOf } from "../../language/datasets/delimited/format-of.ts";
import { textSource } from "../../language/datasets/reading/text-source.ts";
import type { FileSource } from "../../language/datasets/tabular/file-sources.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import { type ColumnCells, columnCells } from "./column-cells.ts";
import { hasNoHeader } from "./has-no-header.ts";

/** A file that was read, and how it is written. */
export interface ReadFormat {
  readonly kind: "format";
  readonly file: RowsOfFile;
  /** The options that are needed to read it. */
  readonly format: JsonObject;
  readonly delimiter: string;
}

/** Reads a delimited file with the options that are written, and those that its own bytes ask for besides. */
export function findFormat(source: FileSource, written: JsonObject = {}): ReadFormat | Diagnostic {
  const read = (options: JsonObject) => delimitedFile(source, options as DelimitedFileOptions, () => "either");
  let format = written;
  let file = read(format);
  for (const find of [otherEncoding, noQuotes, comments, spaces, otherQuote, linesBefore, otherDecimal, noHeader]) {
    const more = find(file, read, format);
    if (more === undefined || Object.keys(more).some((key) => written[key] !== undefined)) continue;
    format = { ...format, ...more };
    file = read(format);
  }
  if ("code" in file) return file;
  const { delimiter } = formatOf(format as DelimitedFileOptions, textSource(source.bytes, undefined));
  return { kind: "format", file, format: delimiter === "," ? format : { ...format, delimiter }, delimiter };
}

/** One more option, where what was read without it asks for it. */
type FindOption = (
  file: RowsOfFile | Diagnostic,
  read: (options: JsonObject) => RowsOfFile | Diagnostic,
  format: JsonObject,
) => JsonObject | undefined;

/** Bytes that are not UTF-8 are those of Western European Windows. */
const otherEncoding: FindOption = (file, read) => {
  if (!("code" in file) || file.code !== "file-unreadable") return undefined;
  const encoding = { encoding: "windows-1252" };
  const again = read(encoding);
  return "code" in again && again.code === "file-unreadable" ? undefined : encoding;
};

/** Quotes that do not close are none. */
const noQuotes: FindOption = (file) => ("code" in file && file.code === "csv-syntax" ? { quote: "none" } : undefined);

/** A first line that begins with # is a comment, unless the lines below it go on with the columns that it names. */
const comments: FindOption = (file, read, format) => {
  if ("code" in file || !file.columnNames[0]?.startsWith("#")) return undefined;
  const without = read({ ...format, comment: "#" });
  return "code" in without || without.ragged.rows.size > file.ragged.rows.size ? undefined : { comment: "#" };
};

/** One column whose name has spaces, and so have all rows, as many of them. */
const spaces: FindOption = (file, read, format) => {
  if ("code" in file || file.columnNames.length > 1 || !file.columnNames[0]?.includes(" ")) return undefined;
  const apart = read({ ...format, delimiter: " " });
  return "code" in apart || apart.ragged.rows.size > 0 ? undefined : { delimiter: " " };
};

/** Lines before the table that are searched for. */
const mostBefore = 20;

/** Where most rows have other cells than the header, lines before it are skipped: as many as make the rows fit. */
const linesBefore: FindOption = (file, read, format) => {
  if ("code" in file || file.ragged.rows.size * 2 <= file.rows) return undefined;
  for (let skipRows = 1; skipRows <= mostBefore; skipRows++) {
    const below = read({ ...format, skipRows });
    if (!("code" in below) && below.columnNames.length > 1 && below.ragged.rows.size === 0) return { skipRows };
  }
  return undefined;
};

const isQuoted = (text: string) => text.length >= 2 && text.startsWith("'") && text.endsWith("'");

/** A column whose every text stands between single quotes, all names that do, or rows that have equally many cells only with these. */
const otherQuote: FindOption = (file, read, format) => {
  const quoted = ({ texts, written }: ColumnCells) => texts.size > 0 && written.size === 0 && all(texts, isQuoted);
  if (columnsOf(file).some(quoted)) return { quote: "'" };
  if (!("code" in file) && file.columnNames.every(isQuoted)) return { quote: "'" };
  if ("code" in file || file.ragged.rows.size === 0) return undefined;
  const without = read({ ...format, quote: "'" });
  return "code" in without || without.ragged.rows.size > 0 ? undefined : { quote: "'" };
};

const [decimalComma, groups] = [/^[+-]?\d+(\.\d{3})*,\d+$/, /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/];
const groupsOfPoints = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;

/** A column of numbers with decimal commas, or with commas between groups of digits. */
const otherDecimal: FindOption = (file) => {
  const columns = columnsOf(file).filter(({ texts }) => texts.size > 0);
  const isGrouped = ({ texts }: ColumnCells) => all(texts, (text) => groups.test(text));
  if (columns.some(isGrouped)) return { thousands: "," };
  const hasComma = ({ texts }: ColumnCells) => all(texts, (text) => decimalComma.test(text));
  if (!columns.some(hasComma)) return undefined;
  const hasPoints = columns.some(({ texts }) => [...texts.keys()].some((text) => groupsOfPoints.test(text)));
  return hasPoints ? { decimal: ",", thousands: "." } : { decimal: "," };
};

const noHeader: FindOption = (file) => ("code" in file || !hasNoHeader(file) ? undefined : { header: false });

function columnsOf(file: RowsOfFile | Diagnostic): readonly ColumnCells[] {
  return "code" in file ? [] : file.columnNames.map((_, index) => columnCells(file, index));
}

function all(texts: ReadonlyMap<string, number>, test: (text: string) => boolean): boolean {
  return [...texts.keys()].every(test);
}
