import { hyperbolicTangent, relu, sigmoid } from "../maps";

/** Applies an activation in place to rows `from` to `to` of a matrix: 1 relu, 2 sigmoid, 3 tanh. */
export function activate<T>(activation: i32, output: usize, step: i32, from: i32, to: i32, columns: i32): void {
  if (step == columns) {
    activateRange<T>(activation, output, from * columns, to * columns);
    return;
  }
  for (let r = from; r < to; r++) activateRange<T>(activation, output, r * step, r * step + columns);
}

function activateRange<T>(activation: i32, output: usize, from: i32, to: i32): void {
  if (activation == 1) relu<T>(output, output, from, to);
  else if (activation == 2) sigmoid<T>(output, output, from, to);
  else hyperbolicTangent<T>(output, output, from, to);
}
