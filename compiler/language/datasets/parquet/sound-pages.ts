import type { ParquetLibrary } from "./load-parquet.ts";
import { areRunsSound } from "./sound-runs.ts";

/** What is known of a column when its pages are checked. */
export interface PageColumn {
  readonly codec: string;
  readonly isBoolean: boolean;
  /** Whether a value may be missing. */
  readonly isOptional: boolean;
  readonly compressors: ParquetLibrary["compressors"];
}

type PageHeader = ReturnType<ParquetLibrary["parquetHeader"]>;

/** A page is unpacked whole; writers make pages of a megabyte, or one for a group of rows. */
const mostPageBytes = 1 << 30;

/** Whether all pages of a column can be true, before anything is made of their values. Throws on some damaged data. */
export function arePagesSound(
  { parquetHeader }: ParquetLibrary,
  content: Uint8Array,
  rows: number,
  column: PageColumn,
): boolean {
  const reader = { view: new DataView(content.buffer), offset: 0 };
  let left = rows;
  while (left > 0 && reader.offset < content.length - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!(packed >= 0 && unpacked >= 0 && unpacked <= mostPageBytes)) return false;
    if (reader.offset + packed > content.length) return false;
    const page = content.subarray(reader.offset, reader.offset + packed);
    reader.offset += packed;
    const { num_values: values = 0 } = header.data_page_header ?? header.data_page_header_v2 ?? {};
    if (!(values >= 0 && values <= left && isPageSound(header, page, column))) return false;
    left -= values;
  }
  return left === 0;
}

function isPageSound(header: PageHeader, page: Uint8Array, column: PageColumn): boolean {
  const { dictionary_page_header: words, data_page_header: first, data_page_header_v2: second } = header;
  if (words !== undefined) return words.num_values >= 0 && words.num_values <= 8 * header.uncompressed_page_size;
  if (first !== undefined) {
    const bytes = unpacked(page, header.uncompressed_page_size, column);
    return isFirstVersionSound(bytes, first.encoding, first.num_values, column);
  }
  if (second === undefined) return true;
  const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
  if (!(levels >= 0 && levels <= page.length && second.num_nulls <= second.num_values)) return false;
  if (column.isOptional && !areRunsSound(page, 0, 1, second.num_values)) return false;
  const size = header.uncompressed_page_size - levels;
  const rest = page.subarray(levels);
  const bytes = second.is_compressed && size > 0 ? unpacked(rest, size, column) : rest;
  return areValuesSound(bytes, second.encoding, second.num_values, column);
}

/** In the first version of pages, whether there is a value stands before the values; its bytes are counted. */
function isFirstVersionSound(bytes: Uint8Array, encoding: string, count: number, column: PageColumn): boolean {
  if (!column.isOptional) return areValuesSound(bytes, encoding, count, column);
  if (bytes.length < 4) return count === 0;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return areRunsSound(bytes, 4, 1, count) && areValuesSound(bytes.subarray(4 + length), encoding, count, column);
}

/** `count` is the number of values with those that are missing, for which nothing stands here. */
function areValuesSound(bytes: Uint8Array, encoding: string, count: number, column: PageColumn): boolean {
  if (count === 0 || bytes.length === 0 || !(encoding.endsWith("DICTIONARY") || encoding === "RLE")) return true;
  const width = column.isBoolean ? 1 : (bytes[0] as number);
  return width <= 32 && areRunsSound(bytes, column.isBoolean ? 4 : 1, width, count, column.isOptional);
}

function unpacked(page: Uint8Array, size: number, { codec, compressors }: PageColumn): Uint8Array {
  if (codec === "UNCOMPRESSED") return page;
  const unpack = compressors[codec as keyof typeof compressors];
  if (unpack === undefined) throw new Error(`there is no way to unpack ${codec}`);
  return unpack(page, size);
}
