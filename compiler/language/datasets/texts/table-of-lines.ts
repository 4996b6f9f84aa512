import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ColumnModel, DatasetModel } from "../../../ir/model.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import type { Encoding } from "../reading/text-source.ts";
import { labelledSources } from "./labelled-sources.ts";
import { type LinesOfFile, linesOfFile } from "./lines-of-file.ts";
import { emptyLines } from "./token-corpus.ts";

/** The lines of one file, and their category. */
type LabelledLines = LinesOfFile & { readonly label?: string };

/** Reads the lines of all files as rows: their text, and the category of their file. */
export function tableOfLines(
  { options, columns, range, ranges }: DatasetModel,
  files: FileFinder,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const sources = labelledSources({ options, range, ranges, files });
  if ("code" in sources) return { diagnostics: [sources] };
  if ("kind" in sources) return { diagnostics: [diagnostic("file-missing", sources.range, sources)] };
  const read: LabelledLines[] = [];
  for (const { source, label } of sources) {
    const lines = linesOfFile(source, options.encoding as Encoding | undefined);
    if ("code" in lines) return { diagnostics: [lines] };
    read.push({ ...lines, ...(label !== undefined && { label }) });
  }
  const wrong = [...unlabelled(read, columns), ...withoutRows(read)];
  if (wrong.length > 0) return { diagnostics: wrong };
  const data = columns.map((column) => [column.name, columnOf(column, read)] as const);
  const rows = read.reduce((sum, { lines }) => sum + lines.length, 0);
  const table = { rows, columns: Object.fromEntries(data), rangeOf: rangeIn(read) };
  return { table, diagnostics: read.flatMap(emptyLines) };
}

function columnOf({ name, categories = [] }: ColumnModel, read: readonly LabelledLines[]): ColumnData {
  if (name === "label") {
    const values = read.flatMap(({ label = "", lines }) => lines.map(() => categories.indexOf(label)));
    return { kind: "categories", values: Int32Array.from(values) };
  }
  const texts = read.flatMap(({ lines }) => lines);
  return { kind: "texts", values: Int32Array.from(texts.keys()), texts };
}

function rangeIn(read: readonly LabelledLines[]): Table["rangeOf"] {
  return (row) => {
    let left = row;
    const file = read.find(({ lines }) => {
      if (left < lines.length) return true;
      left -= lines.length;
      return false;
    });
    const { source, numbers } = file ?? (read[0] as LabelledLines);
    return source.rangeAt({ line: numbers[left] ?? 1, column: 1, length: 1 });
  };
}

function withoutRows(read: readonly LinesOfFile[]): readonly Diagnostic[] {
  const odd = read.filter(({ lines }) => lines.length === 0);
  return odd.map(({ source }) => diagnostic("no-rows", source.range, { what: source.name }));
}

/** Reports lines without a category, and a category that is not listed. */
function unlabelled(read: readonly LabelledLines[], columns: readonly ColumnModel[]): readonly Diagnostic[] {
  const column = columns.find(({ name }) => name === "label");
  if (column === undefined) return [];
  const { categories = [] } = column;
  return read.flatMap(({ label, source }) => {
    if (label === undefined) {
      return [
        diagnostic("column-not-in-file", source.range, { name: "label", file: source.name, candidates: ["text"] }),
      ];
    }
    if (categories.includes(label)) return [];
    const where = "`files:`";
    return [diagnostic("category-not-listed", source.range, { written: label, where, categories })];
  });
}
