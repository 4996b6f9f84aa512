import type { ColumnMetaData, SchemaTree } from "hyparquet";
import type { FileProblem } from "../reading/unzipped.ts";
import type { ParquetLibrary } from "./load-parquet.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { arePagesSound } from "./sound-pages.ts";

/** A column in the schema of a file. */
export type SchemaNode = SchemaTree;

/** The values of one column in one group of rows. */
export interface ColumnChunk {
  readonly meta_data: ColumnMetaData;
}

const damaged: FileProblem = { problem: "its data are damaged or cut off" };

/** Unpacks the values of one column in one group of rows, page by page: nothing, or NaN, where there is none. */
export function valuesOfChunk(
  library: ParquetLibrary,
  bytes: RandomBytes,
  { meta_data: chunk }: ColumnChunk,
  schemaPath: SchemaTree[],
  rows: number,
): readonly ArrayLike<unknown>[] | FileProblem {
  const first = chunk.dictionary_page_offset || chunk.data_page_offset;
  const from = Math.min(Number(first), Number(chunk.data_page_offset));
  const to = from + Number(chunk.total_compressed_size);
  if (!(from >= 0 && to <= bytes.size)) return damaged;
  const content = bytes.between(from, to);
  try {
    const { element } = schemaPath.at(-1) as SchemaTree;
    const compressors = compressorsOf(library);
    const isOptional = element.repetition_type !== "REQUIRED";
    const column = { codec: chunk.codec, isBoolean: chunk.type === "BOOLEAN", isOptional, compressors };
    if (!arePagesSound(library, content, rows, column)) return damaged;
    const reader = { view: new DataView(content.buffer), offset: 0 };
    const parsers = parsersOf(library);
    const decoder = { ...chunk, pathInSchema: chunk.path_in_schema, element, schemaPath, parsers, compressors };
    const { data } = library.readColumn(
      reader,
      { groupStart: 0, groupRows: rows, selectStart: 0, selectEnd: rows },
      decoder,
    );
    return data as readonly ArrayLike<unknown>[];
  } catch {
    // The library throws on damaged data.
    return damaged;
  }
}

/** Times as the texts of dates, `2024-05-01T13:00:00`; what is smaller than a millisecond is cut off. */
function parsersOf({ parsers }: ParquetLibrary): ParquetLibrary["parsers"] {
  const textOf = (time: { readonly toISOString: () => string }) =>
    time.toISOString().replace(/(\.000)?Z$/, "") as never;
  return {
    ...parsers,
    timestampFromMilliseconds: (milliseconds) => textOf(parsers.timestampFromMilliseconds(milliseconds)),
    timestampFromMicroseconds: (microseconds) => textOf(parsers.timestampFromMicroseconds(microseconds)),
    timestampFromNanoseconds: (nanoseconds) => textOf(parsers.timestampFromNanoseconds(nanoseconds)),
    dateFromDays: (days) => parsers.dateFromDays(days).toISOString().slice(0, 10) as never,
  };
}

/** A page without any values may be packed as nothing at all, which not every method takes. */
function compressorsOf({ compressors }: ParquetLibrary): ParquetLibrary["compressors"] {
  const safe = Object.entries(compressors).map(([codec, unpack]) => {
    return [
      codec,
      (input: Uint8Array, size: number) => (size === 0 ? new Uint8Array(0) : unpack(input, size)),
    ] as const;
  });
  return Object.fromEntries(safe);
}
