import { zipSync } from "fflate";

/** An array for NumPy: row-major numbers and their shape. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/** Times in a zip file are local and start in 1980; a fixed one gives the same bytes at any moment. */
const mtime = "1980-01-01T00:00:00";

/** Arrays as the bytes of an `.npz` file: a zip file, not compressed, with an `.npy` file for each array. */
export function npzBytes(arrays: { readonly [name: string]: NpyArray }): Uint8Array {
  const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, npyBytes(array)] as const);
  return zipSync(Object.fromEntries(files), { level: 0, mtime });
}

/** The `.npy` format, version 1.0: a header that is a Python literal, padded to 64 bytes, then little-endian numbers. */
function npyBytes({ shape, values }: NpyArray): Uint8Array {
  const type = values instanceof Float32Array ? "<f4" : "<f8";
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((prefix + text.length + 1) / 64) * 64 - prefix;
  const bytes = new Uint8Array(prefix + length + values.byteLength);
  bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, length & 255, length >> 8]);
  bytes.set(new TextEncoder().encode(`${text.padEnd(length - 1)}\n`), prefix);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), prefix + length);
  return bytes;
}

/** Bytes before the header: the magic string, the version, the header's length. */
const prefix = 10;
