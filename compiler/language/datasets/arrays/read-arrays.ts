import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ColumnModel, DatasetModel } from "../../../ir/model.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import { idxColumn } from "../reading/idx-column.ts";
import { namesIn } from "../reading/written-columns.ts";
import type { ArrayRequest, ArraySource } from "./column-array.ts";

/** The table of the columns of a model whose values are arrays, or what is wrong with them. */
export function readArrays(
  { columns, range, ranges, options, split }: DatasetModel,
  files: FileFinder,
  arrays: (request: ArrayRequest) => ArraySource,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const source = arrays({ options, range, ranges, files });
  const read = columns.map((column) => readColumn(column, source));
  const diagnostics = read.flatMap((column) => column.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const [first] = read;
  const rows = first?.rows ?? 0;
  const odd = read.findIndex((column) => column.rows !== rows || !sameParts(column, first));
  if (odd >= 0) {
    const [one = "", other = ""] = [columns[0], columns[odd]].map((column) => column?.name);
    const problem = `The column "${one}" has ${rowsText(first, " rows")}, the column "${other}" ${rowsText(read[odd])}.`;
    return { diagnostics: [diagnostic("row-count", source.rangeOf(other), { problem })] };
  }
  if (rows === 0) return { diagnostics: [diagnostic("no-rows", range, { what: "The dataset" })] };
  const { ownParts } = first ?? {};
  const twice = (["validation", "test"] as const).filter((part) => ownParts?.[part] && split && split[part] !== 0);
  if (twice.length > 0) {
    const found = { file: String(options.file), isArchive: true };
    const at = (part: string) => ranges[`/split/${part}`] ?? split?.range ?? range;
    return { diagnostics: twice.map((part) => diagnostic("part-twice", at(part), { part, ...found })) };
  }
  const promised = namesIn(options.parts).find((part) => !ownParts?.[part as "validation" | "test"]);
  if (promised !== undefined) {
    const what = `The part "${promised}" of ${String(options.file)}`;
    return { diagnostics: [diagnostic("no-rows", ranges["/parts"] ?? range, { what })] };
  }
  const data = columns.map(({ name }, index) => [name, read[index]?.data as ColumnData] as const);
  const rangeOf = (_: number, name: string) => source.rangeOf(name);
  const table = { rows, columns: Object.fromEntries(data), rangeOf, ...(ownParts && { ownParts }) };
  return { table, diagnostics: [] };
}

interface ReadColumn extends Pick<Table, "ownParts"> {
  readonly rows: number;
  readonly data?: ColumnData;
  readonly diagnostics: readonly Diagnostic[];
}

function readColumn(column: ColumnModel, source: ArraySource): ReadColumn {
  const at = source.rangeOf(column.name);
  const found = source.arrayOf(column.name, column.file);
  if (!("kind" in found)) return { rows: 0, diagnostics: [found] };
  if (found.kind === "missing") return { rows: 0, diagnostics: [diagnostic("file-missing", at, found)] };
  const { ownParts, sizes } = found;
  return { rows: sizes[0] ?? 0, ...idxColumn(column, found, at), ...(ownParts && { ownParts }) };
}

function sameParts(a: ReadColumn, b: ReadColumn | undefined): boolean {
  return a.ownParts?.validation === b?.ownParts?.validation && a.ownParts?.test === b?.ownParts?.test;
}

function rowsText(column: ReadColumn | undefined, unit = ""): string {
  const { rows = 0, ownParts } = column ?? {};
  const parts = ownParts && ` (${ownParts.validation} for validation, ${ownParts.test} for test)`;
  return `${rows}${unit}${parts ?? ""}`;
}
