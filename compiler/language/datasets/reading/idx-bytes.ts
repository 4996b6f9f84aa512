import { largestSize } from "../../define/option.ts";
import { unzipped } from "./unzipped.ts";

/** What an IDX file holds: `sizes[0]` rows of `sizes[1] × …` numbers, row-major. */
export interface IdxValues {
  readonly kind: "values";
  readonly sizes: readonly number[];
  readonly values: Uint8Array | Float64Array;
}

/** What keeps bytes from being an IDX file: a sentence that goes on after "cannot be read:". */
export interface IdxProblem {
  readonly kind: "problem";
  readonly problem: string;
}

/** How each type byte stores its numbers (big-endian). http://yann.lecun.com/exdb/mnist/ */
const numberTypes: {
  readonly [type: number]: { readonly bytes: number; readonly read: (at: number, view: DataView) => number };
} = {
  8: { bytes: 1, read: (at, view) => view.getUint8(at) },
  9: { bytes: 1, read: (at, view) => view.getInt8(at) },
  11: { bytes: 2, read: (at, view) => view.getInt16(at) },
  12: { bytes: 4, read: (at, view) => view.getInt32(at) },
  13: { bytes: 4, read: (at, view) => view.getFloat32(at) },
  14: { bytes: 8, read: (at, view) => view.getFloat64(at) },
};

/** Reads an IDX file, plain or compressed with gzip. */
export function readIdx(file: Uint8Array): IdxValues | IdxProblem {
  const bytes = unzipped(file);
  if ("problem" in bytes) return problem(bytes.problem);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0) {
    return problem(`an IDX file begins with two zero bytes, this one with ${hex(bytes.subarray(0, 2))}`);
  }
  const type = numberTypes[view.getUint8(2)];
  if (type === undefined) return problem(`its third byte, ${hex(bytes.subarray(2, 3))}, stands for no type of number`);
  const axes = view.getUint8(3);
  if (axes === 0 || axes > 8) return problem(`its fourth byte says that it has ${axes} axes; 1 to 8 can be read`);
  if (bytes.length < 4 + 4 * axes) return problem("it ends within its header");
  const sizes = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = sizes.reduce((product, size) => product * size, 1);
  const held = bytes.length - 4 - 4 * axes;
  if (count > largestSize || count * type.bytes !== held) {
    return problem(
      `its header says ${sizes.join(" × ")} numbers, which take ${count * type.bytes} bytes, but ${held} bytes follow`,
    );
  }
  return numbers(bytes, view, 4 + 4 * axes, sizes, type);
}

function numbers(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  sizes: readonly number[],
  type: (typeof numberTypes)[number],
): IdxValues | IdxProblem {
  if (view.getUint8(2) === 8) return { kind: "values", sizes, values: bytes.subarray(start) };
  const count = (bytes.length - start) / type.bytes;
  const values = Float64Array.from({ length: count }, (_, index) => type.read(start + index * type.bytes, view));
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) return problem(`its number at position ${odd} is not finite`);
  return { kind: "values", sizes, values };
}

function problem(text: string): IdxProblem {
  return { kind: "problem", problem: text };
}

function hex(bytes: Uint8Array): string {
  if (bytes.length === 0) return "nothing";
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
