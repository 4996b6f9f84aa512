import { largestSize } from "../../define/option.ts";
import type { IdxProblem, IdxValues } from "./idx-bytes.ts";

type ReadNumber = (view: DataView, at: number, isLittle: boolean) => number;

/** How each type of NumPy stores its numbers, without its byte order. */
const numberTypes: { readonly [type: string]: { readonly bytes: number; readonly read: ReadNumber } } = {
  b1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  u2: { bytes: 2, read: (view, at, isLittle) => view.getUint16(at, isLittle) },
  i2: { bytes: 2, read: (view, at, isLittle) => view.getInt16(at, isLittle) },
  u4: { bytes: 4, read: (view, at, isLittle) => view.getUint32(at, isLittle) },
  i4: { bytes: 4, read: (view, at, isLittle) => view.getInt32(at, isLittle) },
  u8: { bytes: 8, read: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)) },
  i8: { bytes: 8, read: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)) },
  f4: { bytes: 4, read: (view, at, isLittle) => view.getFloat32(at, isLittle) },
  f8: { bytes: 8, read: (view, at, isLittle) => view.getFloat64(at, isLittle) },
};

/** True for bytes that `numpy.save` wrote. */
export function isNpy(bytes: Uint8Array): boolean {
  return [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59].every((byte, at) => bytes[at] === byte);
}

/** Reads an array of NumPy's format NPY, versions 1 to 3. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function readNpy(bytes: Uint8Array): IdxValues | IdxProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengthBytes = bytes[6] === 1 ? 2 : 4;
  if (bytes.length < 8 + lengthBytes) return problem("it ends within its header");
  const length = lengthBytes === 2 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = 8 + lengthBytes + length;
  if (start > bytes.length) return problem("it ends within its header");
  const header = new TextDecoder().decode(bytes.subarray(8 + lengthBytes, start));
  const [, order, type = ""] = /'descr': *'([<>|=])(\w+)'/.exec(header) ?? [];
  const [, shape] = /'shape': *\(([\d, ]*)\)/.exec(header) ?? [];
  if (order === undefined || shape === undefined) return problem("its header does not say its type and its shape");
  const numbers = numberTypes[type];
  if (numbers === undefined) return problem(`its type ${type} is no type of number that can be read`);
  if (/'fortran_order': *True/.test(header)) {
    return problem("its array is in Fortran order; save numpy.ascontiguousarray(array)");
  }
  const sizes = shape.split(",").flatMap((size) => (size.trim() === "" ? [] : [Number(size)]));
  const count = sizes.reduce((product, size) => product * size, 1);
  const held = bytes.length - start;
  if (sizes.length === 0) return problem("it holds one number and no rows");
  if (count > largestSize || count * numbers.bytes !== held) {
    return problem(`its header says ${sizes.join(" × ")} numbers, but ${held} bytes follow`);
  }
  if (type === "u1") return { kind: "values", sizes, values: bytes.subarray(start) };
  const isLittle = order !== ">";
  const values = Float64Array.from({ length: count }, (_, index) =>
    numbers.read(view, start + index * numbers.bytes, isLittle),
  );
  const odd = values.findIndex((value) => !Number.isFinite(value));
  return odd < 0 ? { kind: "values", sizes, values } : problem(`its number at position ${odd} is not finite`);
}

function problem(text: string): IdxProblem {
  return { kind: "problem", problem: text };
}
