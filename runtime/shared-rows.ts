import type { CompactRows, SomeNumbers } from "./compact-rows.ts";

type Values = Float32Array | Float64Array;

/** Rows as a generated module takes them: `rows × size` numbers for each input and each target, row-major. */
export interface RowsOfNumbers {
  readonly rows: number;
  readonly inputs: { readonly [name: string]: Values | CompactRows };
  readonly targets: { readonly [name: string]: Values | CompactRows };
}

/** Copies the rows of a dataset into shared memory. */
export function sharedRows({ rows, inputs, targets }: RowsOfNumbers): RowsOfNumbers {
  return { rows, inputs: eachOf(inputs, sharedInput), targets: eachOf(targets, sharedInput) };
}

function eachOf(named: RowsOfNumbers["inputs"], copy: typeof sharedInput) {
  return Object.fromEntries(Object.entries(named).map(([name, from]) => [name, copy(from)]));
}

function sharedInput(from: Values | CompactRows): Values | CompactRows {
  if (!("pieces" in from)) return sharedCopy(from);
  const pieces = from.pieces.map(({ width, values, ones, steps, some }) =>
    values
      ? { width, values: sharedCopy(values) }
      : { width, ones: ones && sharedIndices(ones), steps, some: some && sharedNumbers(some) },
  );
  return { pieces: pieces as CompactRows["pieces"] };
}

function sharedNumbers({ starts, indices, values }: SomeNumbers): SomeNumbers {
  return { starts: sharedIndices(starts), indices: sharedIndices(indices), values: sharedCopy(values) };
}

function sharedIndices(indices: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(indices.byteLength));
  copy.set(indices);
  return copy;
}

function sharedCopy(values: Values): Values {
  const memory = new SharedArrayBuffer(values.byteLength);
  const copy = values instanceof Float32Array ? new Float32Array(memory) : new Float64Array(memory);
  copy.set(values);
  return copy;
}
