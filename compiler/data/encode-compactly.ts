import type { CompactRows, RowPiece } from "../../runtime/compact-rows.ts";
import { encodedSize, isIndex } from "../ir/column-width.ts";
import type { ColumnModel } from "../ir/model.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Table } from "../ir/table.ts";
import { type EncodedValues, type EncodeRequest, encodeRows } from "./encode-rows.ts";
import { isSparseText, sparseTexts } from "./encode-texts.ts";

/** Encoded inputs, and those of their numbers that are not categories, by the columns that they come from. */
export interface EncodedInputs {
  readonly values: EncodedValues | CompactRows;
  readonly numbers: readonly { readonly values: EncodedValues; readonly columns: readonly ColumnModel[] }[];
}

/** Up to this size, a number for each category of every row is kept. */
const mostBytes = 1 << 26;

/**
 * Encodes some rows as `encodeRows` does. Where that would take much memory for the categories of columns that have many
 * of them, or for the words of texts, only what is not 0 is kept; the numbers are made for each batch.
 */
export function encodeCompactly(table: Table, rows: Uint32Array, request: EncodeRequest): EncodedInputs {
  const { columns } = request;
  if (isDense(rows.length, request)) {
    const values = encodeRows(table, rows, request);
    return { values, numbers: [{ values, columns }] };
  }
  const pieces = runsOf(columns, request).map((run) => encodeRun(table, rows, request, run));
  const numbers = pieces.flatMap(({ piece, run }) => (piece.values ? [{ values: piece.values, columns: run }] : []));
  return { values: { pieces: pieces.map(({ piece }) => piece) }, numbers };
}

/** What decides how columns are kept. */
type Kept = Pick<EncodeRequest, "columns" | "encoding" | "precision">;

/** Whether a number for each category of every row is kept. */
function isDense(rows: number, request: Kept): boolean {
  const sparse = request.columns.filter((column) => isSparse(column, request));
  const size = widthOf(request.columns, request);
  return rows * size * bytesPerNumber[request.precision] <= mostBytes || 2 * widthOf(sparse, request) < size;
}

function widthOf(columns: readonly ColumnModel[], { encoding }: Pick<EncodeRequest, "encoding">): number {
  return columns.reduce((sum, column) => sum + encodedSize(column, encoding), 0);
}

/** The bytes that rows take as they are kept, without those of the words of texts. */
export function encodedBytes(rows: number, request: Kept): number {
  const { columns, precision } = request;
  const isKept = isDense(rows, request) ? () => false : (column: ColumnModel) => isSparse(column, request);
  const sparse = columns.filter(isKept);
  const numbers = columns.filter((column) => !isKept(column));
  return rows * (4 * sparse.length + widthOf(numbers, request) * bytesPerNumber[precision]);
}

/** Whether most numbers of a row are 0. */
function isSparse(column: ColumnModel, { encoding }: Pick<EncodeRequest, "encoding">): boolean {
  return isSparseText(column) || (column.type === "category" && !isIndex(column, encoding));
}

/** The columns in their order: each category and each text alone, neighbouring columns of numbers together. */
function runsOf(columns: readonly ColumnModel[], request: EncodeRequest): readonly (readonly ColumnModel[])[] {
  const runs: ColumnModel[][] = [];
  let isOpen = false;
  for (const column of columns) {
    const alone = isSparse(column, request);
    if (isOpen && !alone) runs.at(-1)?.push(column);
    else runs.push([column]);
    isOpen = !alone;
  }
  return runs;
}

function encodeRun(
  table: Table,
  rows: Uint32Array,
  request: EncodeRequest,
  run: readonly ColumnModel[],
): { readonly piece: RowPiece; readonly run: readonly ColumnModel[] } {
  const width = widthOf(run, request);
  const [first] = run as [ColumnModel];
  if (!isSparse(first, request))
    return { piece: { width, values: encodeRows(table, rows, { ...request, columns: run }) }, run };
  const data = table.columns[first.name];
  if (data?.kind === "texts") {
    const { vocabulary } = request.fitted.get(first.name) ?? {};
    const empty = (count: number) =>
      request.precision === "float32" ? new Float32Array(count) : new Float64Array(count);
    return { piece: sparseTexts(first, data, rows, { vocabulary, empty }), run };
  }
  const asIndex = { ...request, columns: run, encoding: "index", precision: "float64" } as const;
  const ones = Int32Array.from(encodeRows(table, rows, asIndex));
  return { piece: { width, ones, ...(first.steps !== undefined && { steps: first.steps }) }, run };
}
