import { sizeOf } from "../../data/fitted-columns.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FileFinder } from "../../ir/table.ts";
import { archive } from "../../language/datasets/arrays/archive.ts";
import type { ColumnArray } from "../../language/datasets/arrays/column-array.ts";
import { readNumber } from "../../language/datasets/reading/read-number.ts";
import type { RowsOfFile } from "../../language/datasets/tabular/rows-of-file.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { profileColumn } from "./profile-column.ts";
import type { TableProfile } from "./table-profile.ts";

/** The profile of an archive of arrays: one axis is a column of numbers, several are lists of numbers. */
export function profileArchive(path: string, files: FileFinder, file: string): TableProfile | Diagnostic {
  const range = { file: path, line: 1, column: 1, length: 1 };
  const source = archive({ options: { file }, range, ranges: {}, files });
  const unreadable = (problem: string) => diagnostic("file-unreadable", undefined, { file: path, problem });
  const names = source.names?.() ?? [];
  if ("kind" in names) return unreadable("there is no such file");
  if ("code" in names) return names;
  const arrays: (readonly [string, ColumnArray])[] = [];
  for (const name of names) {
    const found = source.arrayOf(name, undefined);
    if (!("kind" in found)) return found;
    if (found.kind === "values") arrays.push([name, found]);
  }
  const rows = arrays[0]?.[1].sizes[0] ?? 0;
  const odd = arrays.find(([, { sizes }]) => sizes[0] !== rows);
  if (odd !== undefined) {
    return unreadable(
      `its arrays have different numbers of rows: ${arrays[0]?.[0]} ${rows}, ${odd[0]} ${odd[1].sizes[0]}`,
    );
  }
  const columns = arrays.map(([name, array]) => profileArray(name, array, file));
  const { validation = 0, test = 0 } = arrays[0]?.[1].ownParts ?? {};
  const ownParts = [...(validation > 0 ? (["validation"] as const) : []), ...(test > 0 ? (["test"] as const) : [])];
  return { kind: "table", type: "npz", file, rows, format: {}, delimiter: "", columns, ownParts };
}

function profileArray(name: string, { sizes, values }: ColumnArray, file: string): ColumnProfile {
  const [rows = 0, ...shape] = sizes;
  if (sizeOf(shape) > 1) {
    // Whether two of them are alike is of no interest.
    const alike = { distinct: 2, counts: new Map<string, number>(), na: [] };
    return { name, kind: "vector", rows, missing: 0, ...alike, size: sizeOf(shape), shape };
  }
  const others = { rows: new Int32Array(), indices: new Int32Array(), texts: [] };
  const only: RowsOfFile = {
    ...({ name: file, part: "training", unnamed: [], hasHeader: false, rows } as const),
    columnNames: [name],
    columns: [{ kind: "numbers", values: Float64Array.from(values), others }],
    ragged: { rows: new Set(), first: [] },
    rangeOf: () => ({ file, line: 1, column: 1, length: 1 }),
    numberIn: readNumber,
  };
  return profileColumn(only, 0);
}
