import { columnsNamed } from "../data/encode-rows.ts";
import { sizeOf } from "../data/fitted-columns.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { npzEntries } from "../language/datasets/arrays/npz-entries.ts";
import { columnsOfNames } from "../language/datasets/arrays/part-names.ts";
import type { IdxValues } from "../language/datasets/reading/idx-bytes.ts";
import { isNpy, readNpy } from "../language/datasets/reading/npy-bytes.ts";
import type { FileProblem } from "../language/datasets/reading/unzipped.ts";
import type { GivenRow } from "./given-row.ts";

/** True for bytes of an array, or of an archive of arrays, that NumPy saved. */
export function areArrays(bytes: Uint8Array): boolean {
  return isNpy(bytes) || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4);
}

/** Rows of arrays: those of an archive by the names of the inputs; a single array is the only input, or all of them. */
export function givenArrays(
  name: string,
  bytes: Uint8Array,
  model: Model,
): readonly GivenRow[] | Diagnostic | FileProblem {
  const columns = [...new Set(model.inputs.flatMap((input) => columnsNamed(model, input.columns)))];
  const range = { file: name, line: 1, column: 1, length: 1 };
  const read = isNpy(bytes) ? oneArray(bytes) : arraysNamed(bytes, columns);
  if ("problem" in read) return read;
  if ("absent" in read) {
    return diagnostic("column-not-in-file", range, { name: read.absent, file: name, candidates: read.candidates });
  }
  const sizes = isNpy(bytes)
    ? [columns.reduce((sum, { shape }) => sum + sizeOf(shape), 0)]
    : columns.map(({ shape }) => sizeOf(shape));
  const rows = read[0]?.sizes[0] ?? 0;
  const odd = read.findIndex(
    ({ sizes: found, values }, index) => found[0] !== rows || values.length !== rows * (sizes[index] as number),
  );
  if (odd >= 0) {
    const { sizes: found = [] } = read[odd] ?? {};
    return { problem: `its array has the shape [${found.join(", ")}]; rows of ${sizes[odd]} are asked for` };
  }
  if (rows === 0) return diagnostic("no-rows", range, { what: name });
  const part = (array: number, row: number): Json => {
    const size = sizes[array] as number;
    const values = [...(read[array] as IdxValues).values.subarray(row * size, (row + 1) * size)];
    return isSingle(columns[array]) && !isNpy(bytes) ? (values[0] as number) : values;
  };
  const isOnly = columns.length === 1 && !isSingle(columns[0]);
  const names = columns.map((column) => column.name);
  return Array.from({ length: rows }, (_, row): GivenRow => {
    const [only = ""] = names;
    const map = () => Object.fromEntries(names.map((column, array) => [column, part(array, row)]));
    const whole = !isNpy(bytes) ? map() : isOnly ? { [only]: part(0, row) } : part(0, row);
    return {
      row: whole,
      valueOf: (column) => (isNpy(bytes) || !names.includes(column) ? undefined : part(names.indexOf(column), row)),
      columns: () => (isNpy(bytes) ? [] : names),
      rangeOf: () => range,
    };
  });
}

function isSingle(column: ColumnModel | undefined): boolean {
  return column !== undefined && (column.type === "category" || sizeOf(column.shape) === 1);
}

function oneArray(bytes: Uint8Array): readonly IdxValues[] | FileProblem {
  const values = readNpy(bytes);
  return "problem" in values ? values : [values];
}

function arraysNamed(
  bytes: Uint8Array,
  columns: readonly ColumnModel[],
): readonly IdxValues[] | FileProblem | { readonly absent: string; readonly candidates: readonly string[] } {
  const entries = npzEntries(bytes);
  if ("problem" in entries) return entries;
  const arrays: IdxValues[] = [];
  for (const { name } of columns) {
    if (!entries.names.includes(name)) return { absent: name, candidates: columnsOfNames(entries.names) };
    const found = entries.bytesOf(name);
    const values = "problem" in found ? found : readNpy(found);
    if ("problem" in values) return { problem: `the array ${name}: ${values.problem}` };
    arrays.push(values);
  }
  return arrays;
}
