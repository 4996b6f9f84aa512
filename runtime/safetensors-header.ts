import { repeatedKey } from "./repeated-key.ts";

declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** One tensor as the header describes it; `begin` and `end` count bytes from the start of the data. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: "F32" | "F64";
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

type Failure = { readonly error: string };
type Header = { readonly entries: readonly SafetensorsEntry[]; readonly dataStart: number };

/** The format's limit, so that a corrupt length does not allocate all memory. */
const largestHeader = 100_000_000;

const openingBrace = 0x7b;

const bytesPerNumber = { F32: 4, F64: 8 } as const;

/** The offset of the data after the header, from the length before the header. */
function headerEnd(bytes: Uint8Array): number | Failure {
  if (bytes.length < 8)
    return fail(`The file has ${bytes.length} bytes; a safetensors file begins with 8 bytes for the header's length.`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length + 8 > bytes.length && bytes[8] !== openingBrace) return fail("It is not a safetensors file.");
  if (length > largestHeader) return fail(`The header claims ${length} bytes; at most ${largestHeader} are allowed.`);
  if (length + 8 > bytes.length) return fail(`The header claims ${length} bytes, but only ${bytes.length - 8} follow.`);
  return length + 8;
}

/** The header's tensors in the order of their bytes, after checking every rule of the format, or the error. */
export function parseSafetensorsHeader(bytes: Uint8Array): Header | Failure {
  const dataStart = headerEnd(bytes);
  if (typeof dataStart !== "number") return dataStart;
  const parsed = parseJson(bytes.subarray(8, dataStart));
  if ("error" in parsed) return parsed;
  const entries: SafetensorsEntry[] = [];
  for (const [name, value] of Object.entries(parsed.object)) {
    if (name === "__metadata__") {
      if (!isObject(value) || !Object.values(value).every((text) => typeof text === "string")) {
        return fail("__metadata__ is not a map from text to text.");
      }
      continue;
    }
    const entry = entryOf(name, value);
    if ("error" in entry) return entry;
    entries.push(entry);
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  return gapOrOverlap(entries, bytes.length - dataStart) ?? { entries, dataStart };
}

function fail(error: string): Failure {
  return { error };
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(bytes: Uint8Array): { readonly object: { readonly [key: string]: unknown } } | Failure {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return fail("The header is not JSON in UTF-8.");
  }
  if (!text.startsWith("{") || !isObject(value)) return fail("The header is not a JSON object.");
  const repeated = repeatedKey(text);
  return repeated === undefined ? { object: value } : fail(`The header has the key ${JSON.stringify(repeated)} twice.`);
}

function entryOf(name: string, value: unknown): SafetensorsEntry | Failure {
  const quoted = JSON.stringify(name);
  if (!isObject(value)) return fail(`The entry of tensor ${quoted} is not an object.`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (Object.keys(value).length !== 3 || dtype === undefined || shape === undefined || offsets === undefined) {
    return fail(`The entry of tensor ${quoted} needs exactly dtype, shape and data_offsets.`);
  }
  if (dtype !== "F32" && dtype !== "F64") {
    return fail(`Tensor ${quoted} has the dtype ${JSON.stringify(dtype)}; only F32 and F64 can be read.`);
  }
  if (!isListOfCounts(shape)) return fail(`The shape of tensor ${quoted} is not a list of whole numbers.`);
  if (!isListOfCounts(offsets) || offsets.length !== 2) {
    return fail(`The data_offsets of tensor ${quoted} are not two whole numbers.`);
  }
  const [begin, end] = offsets as readonly [number, number];
  const size = sizeOf(shape, bytesPerNumber[dtype]);
  if (end - begin !== size) {
    return fail(
      `Tensor ${quoted} has ${end - begin} bytes; its shape [${shape.join(", ")}] in ${dtype} needs ${size}.`,
    );
  }
  return { name, dtype, shape, begin, end };
}

function isListOfCounts(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0 && !Object.is(count, -0))
  );
}

/** The bytes that a shape needs. A product too large to be exact is also larger than any file, so it is rejected. */
function sizeOf(shape: readonly number[], bytesEach: number): number {
  return shape.includes(0) ? 0 : shape.reduce((product, count) => product * count, bytesEach);
}

function gapOrOverlap(entries: readonly SafetensorsEntry[], dataLength: number): Failure | undefined {
  let reached = 0;
  for (const { name, begin, end } of entries) {
    const quoted = JSON.stringify(name);
    if (begin > reached)
      return fail(`The data between byte ${reached} and tensor ${quoted} at ${begin} belongs to no tensor.`);
    if (begin < reached)
      return fail(`Tensor ${quoted} begins at byte ${begin}, inside the previous tensor, which ends at ${reached}.`);
    if (end > dataLength)
      return fail(`Tensor ${quoted} ends at byte ${end}, but the data has only ${dataLength} bytes.`);
    reached = end;
  }
  return reached === dataLength
    ? undefined
    : fail(`The tensors end at byte ${reached}, but the data has ${dataLength} bytes.`);
}
