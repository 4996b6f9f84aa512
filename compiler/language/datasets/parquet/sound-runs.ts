/** More values than are asked for, which some writers put into the last run. */
const padding = 512;

/**
 * Whether runs of repeated and of packed values (RLE/bit-packing hybrid) give so many values of so many bits each, or
 * fewer if they may end early. In damaged data the length of a run may be anything, and the library would write that many values.
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function areRunsSound(
  bytes: Uint8Array,
  start: number,
  width: number,
  count: number,
  mayEndEarly = false,
): boolean {
  let [at, left] = [start, count];
  while (left > 0) {
    if (mayEndEarly && at >= bytes.length) return true;
    const run = runAt(bytes, at, width);
    if (run === undefined || run.values > left + padding) return false;
    at = run.end;
    left -= run.values;
    // The bytes behind the last value of packed ones may be left out.
    if (left > 0 && at > bytes.length) return false;
  }
  return true;
}

/** The number of values of the run that begins here, and where its bytes end; undefined if there is none. */
function runAt(
  bytes: Uint8Array,
  at: number,
  width: number,
): { readonly values: number; readonly end: number } | undefined {
  const header = varInt(bytes, at);
  if (header === undefined || header.value < 2) return undefined;
  const isPacked = header.value % 2 === 1;
  const values = isPacked ? 8 * ((header.value - 1) / 2) : header.value / 2;
  return { values, end: header.end + Math.ceil(((isPacked ? values : 1) * width) / 8) };
}

function varInt(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } | undefined {
  let [value, factor] = [0, 1];
  for (let at = start; at < Math.min(bytes.length, start + 5); at++) {
    const byte = bytes[at] as number;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, end: at + 1 };
    factor *= 128;
  }
  return undefined;
}
