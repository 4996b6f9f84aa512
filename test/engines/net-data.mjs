// The rows of a net in nets.mjs as its module takes them, and the SHA-256 of its weights.

export function rowsOf({ precision, data: { rows, inputs, targets } }) {
  const array = precision === "float32" ? Float32Array : Float64Array;
  const arrays = (lists) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, array.from(list)]));
  return { rows, inputs: arrays(inputs), targets: arrays(targets) };
}

export async function bitsOf(weights) {
  const hash = await crypto.subtle.digest("SHA-256", weights);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
