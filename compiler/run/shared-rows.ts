import type { Dataset, Values } from "./network-module.ts";

/** The rows of a dataset in memory that threads share, copied once. */
export function sharedRows({ rows, inputs, targets }: Dataset): Dataset {
  return { rows, inputs: sharedArrays(inputs), targets: sharedArrays(targets) };
}

function sharedArrays(arrays: Dataset["inputs"]): Dataset["inputs"] {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, sharedCopy(values)]));
}

function sharedCopy(values: Values): Values {
  const memory = new SharedArrayBuffer(values.byteLength);
  const copy = values instanceof Float32Array ? new Float32Array(memory) : new Float64Array(memory);
  copy.set(values);
  return copy;
}
