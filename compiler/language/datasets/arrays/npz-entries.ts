import { unzipSync } from "fflate";
import { largestSize } from "../../define/option.ts";
import type { FileProblem } from "../reading/unzipped.ts";

/** The arrays in an archive: their names, and the bytes of one of them as `numpy.save` writes it. */
export interface NpzEntries {
  readonly names: readonly string[];
  readonly bytesOf: (name: string) => Uint8Array | FileProblem;
}

/** The greatest factor by which deflate can make data smaller. */
const bestRatio = 1032;

/** The arrays in the bytes of an `.npz` file, which is a zip file with an `.npy` file for each array. */
export function npzEntries(bytes: Uint8Array): NpzEntries | FileProblem {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { problem: "it is no zip file, as numpy.savez writes it" };
  const sizes = new Map<string, { readonly packed: number; readonly unpacked: number }>();
  const listed = unzip(bytes, ({ name, size, originalSize }) => {
    if (name.endsWith(".npy")) sizes.set(name.slice(0, -4), { packed: size, unpacked: originalSize });
    return false;
  });
  if (listed === undefined) return { problem: "its zip data are damaged or cut off" };
  if (sizes.size === 0) return { problem: "it holds no arrays of NumPy" };
  const bytesOf = (name: string): Uint8Array | FileProblem => {
    const { packed = 0, unpacked = 0 } = sizes.get(name) ?? {};
    if (unpacked > largestSize) return { problem: `it unpacks to more than ${largestSize} bytes` };
    if (packed > bytes.length || unpacked > bestRatio * packed) {
      return { problem: `its zip data say ${unpacked} bytes in ${packed}, which is not possible` };
    }
    const found = unzip(bytes, (file) => file.name === `${name}.npy`)?.[`${name}.npy`];
    return found?.length === unpacked ? found : { problem: "its zip data are damaged or cut off" };
  };
  return { names: [...sizes.keys()], bytesOf };
}

/** `fflate` throws on damaged data. */
function unzip(
  bytes: Uint8Array,
  filter: (file: { readonly name: string; readonly size: number; readonly originalSize: number }) => boolean,
): { readonly [name: string]: Uint8Array } | undefined {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    return undefined;
  }
}
