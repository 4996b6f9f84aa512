import { once } from "../../../ir/once.ts";
import { largestSize } from "../../define/option.ts";
import type { FileProblem } from "../reading/unzipped.ts";
import type { ParquetLibrary } from "./load-parquet.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { type ColumnChunk, type SchemaNode, valuesOfChunk } from "./values-of-chunk.ts";

/** What one column of a Parquet file holds. */
export type ParquetColumn = { readonly name: string; readonly isUnnamed: boolean; readonly node: SchemaNode } & (
  | { readonly kind: "numbers" | "texts" }
  /** Lists, maps and other things that are no single value: what they are. */
  | { readonly kind: "other"; readonly holds: string }
);

/** The columns of a Parquet file, and their values, a list for each group of rows. */
export interface ParquetContent {
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
  readonly valuesOf: (column: ParquetColumn) => Iterable<readonly ArrayLike<unknown>[] | FileProblem>;
}

/** Bytes around the description of the file at its end: `PAR1` before and after, and its length. */
const [magic, tail] = ["PAR1", 8];

/** So many rows for each byte, at most, are believed: those of a column with one value take next to nothing. */
const rowsPerByte = 10_000;

/** Reads the description at the end of a Parquet file. */
export function openParquet(library: ParquetLibrary, bytes: RandomBytes): ParquetContent | FileProblem {
  const end = bytes.between(Math.max(0, bytes.size - tail), bytes.size);
  if (end.length < tail || new TextDecoder().decode(end.subarray(4)) !== magic) {
    return { problem: "it is no Parquet file, or it was cut off: it does not end in PAR1" };
  }
  const length = new DataView(end.buffer).getUint32(0, true);
  if (length + tail > bytes.size) return damaged;
  const read = described(library, bytes.between(bytes.size - tail - length, bytes.size));
  if (read === undefined) return damaged;
  const { metadata, root } = read;
  const rows = Number(metadata.num_rows);
  if (!(rows >= 0 && rows <= Math.min(largestSize, rowsPerByte * bytes.size))) {
    return { problem: `it says that it has ${rows} rows, in ${bytes.size} bytes` };
  }
  const ofGroups = metadata.row_groups.map((group) => Number(group.num_rows));
  if (ofGroups.some((each) => each < 0) || ofGroups.reduce((sum, each) => sum + each, 0) !== rows) return damaged;
  const columns = root.children.map((node, index) => columnOf(node, index));
  const chunksOf = metadata.row_groups.map((group) =>
    once(() => new Map(group.columns.map((chunk) => [chunk.meta_data?.path_in_schema.join("\0"), chunk]))),
  );
  const valuesOf = function* ({ node }: ParquetColumn): Generator<readonly ArrayLike<unknown>[] | FileProblem> {
    for (const [index, group] of metadata.row_groups.entries()) {
      const chunk = chunksOf[index]?.().get(node.path.join("\0"));
      yield chunk === undefined
        ? damaged
        : valuesOfChunk(library, bytes, chunk as ColumnChunk, [root, node], Number(group.num_rows));
    }
  };
  return { rows, columns, valuesOf };
}

const damaged: FileProblem = { problem: "its description is damaged" };

function described({ parquetMetadata, parquetSchema }: ParquetLibrary, bytes: Uint8Array) {
  try {
    const metadata = parquetMetadata(bytes, { geoparquet: false });
    return { metadata, root: parquetSchema(metadata) as SchemaNode };
  } catch {
    return undefined;
  }
}

function columnOf(node: SchemaNode, index: number): ParquetColumn {
  const { name } = node.element;
  const named = { name: name === "" ? `column${index + 1}` : name, isUnnamed: name === "", node };
  const holds = holdsOther(node);
  if (holds !== undefined) return { ...named, kind: "other", holds };
  return { ...named, kind: isNumber(node) ? "numbers" : "texts" };
}

function holdsOther({ element, children }: SchemaNode): string | undefined {
  if (children.length > 0)
    return element.converted_type === "MAP" ? "maps" : element.converted_type === "LIST" ? "lists" : "structures";
  if (element.repetition_type === "REPEATED") return "lists";
  const kinds = [element.converted_type, element.logical_type?.type];
  const odd = ["BSON", "INTERVAL", "JSON", "GEOMETRY", "GEOGRAPHY", "VARIANT"].find((each) =>
    kinds.includes(each as never),
  );
  return odd && `values of the type ${odd}`;
}

const dates: readonly (string | undefined)[] = ["DATE", "TIMESTAMP_MILLIS", "TIMESTAMP_MICROS"];

function isNumber({ element: { type, converted_type: converted, logical_type: logical } }: SchemaNode): boolean {
  if (converted === "DECIMAL" || logical?.type === "FLOAT16") return true;
  if (dates.includes(converted) || logical?.type === "TIMESTAMP" || logical?.type === "DATE") return false;
  return type === "INT32" || type === "INT64" || type === "FLOAT" || type === "DOUBLE";
}
