import { parseSafetensorsHeader } from "./safetensors-header.ts";
import { utf8Bytes } from "./utf8-bytes.ts";

// The safetensors format of Hugging Face: eight bytes with the length of the header (little-endian), the header in
// JSON, then the numbers (little-endian, row-major). Typed arrays are little-endian wherever this runs.

/** A named array of numbers: Float32Array is the format's F32, Float64Array its F64. An empty shape is one number. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

/** The tensors of a safetensors file, in the order of its bytes, or the error in a sentence. */
export type SafetensorsReading = { readonly tensors: readonly Tensor[] } | { readonly error: string };

/**
 * The canonical bytes of the tensors, so that equal tensors have equal files and hashes: names in the order given,
 * compact JSON padded with spaces to a multiple of 8, no `__metadata__`, data in the same order without gaps.
 * Throws if a name occurs twice or a shape does not match its data.
 */
export function writeSafetensors(tensors: readonly Tensor[]): Uint8Array {
  const header = utf8Bytes(headerOf(tensors));
  const headerLength = Math.ceil(header.length / 8) * 8;
  const dataLength = tensors.reduce((length, { data }) => length + data.byteLength, 0);
  const bytes = new Uint8Array(8 + headerLength + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(header, 8);
  let offset = 8 + headerLength;
  for (const { data } of tensors) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return bytes;
}

/** Not `JSON.stringify` of an object, which would put names such as "0" before all others. */
function headerOf(tensors: readonly Tensor[]): string {
  const names = new Set<string>();
  let offset = 0;
  const entries = tensors.map(({ name, shape, data }) => {
    const count = shape.reduce((product, size) => product * size, 1);
    if (names.has(name) || name === "__metadata__") throw new Error(`The tensor name "${name}" cannot be used again.`);
    if (count !== data.length)
      throw new Error(`"${name}" has ${data.length} numbers; [${shape.join(", ")}] needs ${count}.`);
    names.add(name);
    const begin = offset;
    offset += data.byteLength;
    const dtype = data instanceof Float32Array ? "F32" : "F64";
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [begin, offset] })}`;
  });
  return `{${entries.join(",")}}`;
}

/** Reads F32 and F64 tensors from the bytes of a safetensors file, copying them; the bytes may begin at any address. */
export function readSafetensors(bytes: Uint8Array): SafetensorsReading {
  const header = parseSafetensorsHeader(bytes);
  if ("error" in header) return header;
  const tensors = header.entries.map(({ name, dtype, shape, begin, end }) => {
    // Not slice(): for Node's Buffer, it returns a view of the same memory.
    const own = new Uint8Array(bytes.subarray(header.dataStart + begin, header.dataStart + end)).buffer;
    return { name, shape, data: dtype === "F32" ? new Float32Array(own) : new Float64Array(own) };
  });
  return { tensors };
}
