import { relu, sigmoid, tanh } from "./activations";
import { lanes, loadPart, storePart } from "./lanes";

/** Applies an activation in place to rows `from` to `to` of a matrix: 1 relu, 2 sigmoid, 3 tanh. */
export function activate<T>(activation: i32, output: usize, step: i32, from: i32, to: i32, columns: i32): void {
  for (let r = from; r < to; r++) {
    const row = output + <usize>(r * step) * sizeof<T>();
    for (let u = 0; u < columns; u += lanes<T>()) {
      const address = row + <usize>u * sizeof<T>();
      const x = loadPart<T>(address, columns - u);
      storePart<T>(address, apply<T>(activation, x), columns - u);
    }
  }
}

@inline
function apply<T>(activation: i32, x: v128): v128 {
  if (activation == 1) return relu<T>(x);
  if (activation == 2) return sigmoid<T>(x);
  return tanh<T>(x);
}
