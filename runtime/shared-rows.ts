type Values = Float32Array | Float64Array;

/** Rows as a generated module takes them: `rows × size` numbers for each input and each target, row-major. */
export interface RowsOfNumbers {
  readonly rows: number;
  readonly inputs: { readonly [name: string]: Values };
  readonly targets: { readonly [name: string]: Values };
}

/** Copies the rows of a dataset into shared memory. */
export function sharedRows({ rows, inputs, targets }: RowsOfNumbers): RowsOfNumbers {
  return { rows, inputs: sharedArrays(inputs), targets: sharedArrays(targets) };
}

function sharedArrays(arrays: RowsOfNumbers["inputs"]): RowsOfNumbers["inputs"] {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, sharedCopy(values)]));
}

function sharedCopy(values: Values): Values {
  const memory = new SharedArrayBuffer(values.byteLength);
  const copy = values instanceof Float32Array ? new Float32Array(memory) : new Float64Array(memory);
  copy.set(values);
  return copy;
}
