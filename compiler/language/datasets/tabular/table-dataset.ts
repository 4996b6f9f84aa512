import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../../ir/json.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import { cellContent } from "../../columns/cell-content.ts";
import { cellNumbers } from "../../columns/cell-numbers.ts";
import { textOptions } from "../../columns/text-options.ts";
import type { WrittenColumn } from "../../define/column.ts";
import { type DatasetDescription, type DatasetWord, dataset } from "../../define/dataset.ts";
import type { Options } from "../../define/option.ts";
import { namesIn, writtenColumn, writtenColumns } from "../reading/written-columns.ts";
import { withWindows } from "../windows/with-windows.ts";
import { checkHeader } from "./check-header.ts";
import { columnAsWritten, columnsFromFiles, isComplete, tooManyCategories, wantedOf } from "./describe-columns.ts";
import { doubtfulColumns } from "./doubtful-columns.ts";
import { type ReadFile, readFiles } from "./read-files.ts";
import type { RowsOfFile } from "./rows-of-file.ts";
import { withRowFiles } from "./sequence-files.ts";
import type { SourceOptions, SourceRequest } from "./source-request.ts";
import { tableOfFiles } from "./table-of-files.ts";
import { columnOnlyOfSplit, usedColumns } from "./used-columns.ts";
import { withoutData } from "./without-data.ts";

/** A dataset whose rows are in files with named columns: its words, and how one file is read. */
export interface TableDataset<O extends Options>
  extends Pick<DatasetWord<O>, "type" | "summary" | "options" | "example"> {
  readonly readFile: ReadFile;
}

/**
 * Declares a dataset whose rows are in files with named columns. Files are opened for its description only if the spec
 * does not say enough; what was read then is used again when the rows are needed.
 */
export function tableDataset<const O extends Options>({ readFile, ...word }: TableDataset<O>): DatasetWord<O> {
  return withWindows(
    dataset<O>({
      ...word,
      describe: (request) => {
        const options = request.options as JsonObject;
        const written = writtenColumns(options);
        const used = usedColumns(options);
        const from = { ...request, options: options as SourceOptions };
        const twice = partsTwice(from, options.split);
        if (twice.length > 0) return failed(twice);
        if (options.text === undefined && used?.every((name) => isComplete(writtenColumn(written, name)))) {
          // Everything is written: the file is left alone, so that building never depends on it.
          return { columns: written.map(columnAsWritten), named: true, diagnostics: [] };
        }
        const read = readFiles(from, word.type, readFile, (name) => wantedOf(writtenColumn(written, name)));
        if (!("kind" in read)) return failed([read]);
        if (read.kind === "missing") return withoutData(read, written, used, namesIn(options.targets));
        return described(from, read.files, written, options);
      },
      namesFiles: true,
      inSpec: ({ text, validationFile, testFile }) =>
        text !== undefined && validationFile === undefined && testFile === undefined,
      read: ({ options, columns, range, ranges }, files) => {
        const types = new Map(columns.map((column) => [column.name, keepsTexts(column) ? "text" : "number"] as const));
        const from = { options: options as SourceOptions, range, ranges, files };
        const read = readFiles(from, word.type, readFile, (name) => types.get(name) ?? "nothing");
        if (!("kind" in read)) return { diagnostics: [read] };
        if (read.kind === "missing") return { diagnostics: [diagnostic("file-missing", read.range, read)] };
        const whole = read.files.map((file) => withRowFiles(file, columns, files));
        const wrong = whole.filter((each): each is Diagnostic => "code" in each);
        if (wrong.length > 0) return { diagnostics: wrong };
        return tableOfFiles(whole as readonly RowsOfFile[], columns, ranges, files);
      },
    }),
  );
}

/** Whether the values of a column are found in the texts of its cells. */
function keepsTexts(column: ColumnModel): boolean {
  const reads = [cellNumbers, textOptions, cellContent];
  return column.type === "category" || reads.some((read) => read(column) !== undefined);
}

function failed(diagnostics: readonly Diagnostic[]): DatasetDescription {
  return { columns: [], named: true, diagnostics };
}

function described(
  { range, ranges }: SourceRequest,
  files: readonly RowsOfFile[],
  written: readonly WrittenColumn[],
  options: JsonObject,
): DatasetDescription {
  const targets = namesIn(options.targets);
  const columns = columnsFromFiles(files, written, options.defaults, (name) => indexOfName(targets, name) >= 0);
  const beside = new Set([...namesIn(options.exclude), ...namesIn(options.keep)]);
  const used = usedColumns(options) ?? columns.map(({ name }) => name).filter((name) => !beside.has(name));
  const [file] = files;
  const doubts = file === undefined ? [] : doubtfulColumns({ file, columns, written, used });
  const encoded = used.filter((name) => name !== columnOnlyOfSplit(options));
  const tooMany = tooManyCategories(columns, written, encoded, ranges["/file"] ?? ranges["/files"] ?? range);
  const names = files.slice(0, 1).flatMap((first) => unnamedColumns(first, used));
  return { columns, named: true, diagnostics: [...files.flatMap(checkHeader), ...names, ...tooMany, ...doubts] };
}

/** Warns of columns that are used and have no name in the header. */
function unnamedColumns(file: RowsOfFile, used: readonly string[] | undefined): readonly Diagnostic[] {
  return file.unnamed.flatMap((cell) => {
    const name = file.columnNames[cell] as string;
    if (used !== undefined && indexOfName(used, name) < 0) return [];
    return [diagnostic("column-unnamed", file.rangeOf(-1, cell), { name, number: cell + 1, file: file.name })];
  });
}

/** Reports a part that has a file of its own and is also taken by the split. */
function partsTwice({ options, range, ranges }: SourceRequest, split: Json | undefined): readonly Diagnostic[] {
  const taken = isObject(split) ? (isObject(split.options) ? split.options : split) : {};
  return (["validation", "test"] as const).flatMap((part) => {
    const file = options[`${part}File`];
    if (file === undefined || taken[part] === undefined || taken[part] === 0) return [];
    return [diagnostic("part-twice", ranges[`/split/${part}`] ?? range, { part, file })];
  });
}
