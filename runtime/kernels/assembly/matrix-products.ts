import { activate } from "./parts/activate";
import { product } from "./parts/product";

/**
 * output[r, u] = activation(bias[u] + Σᵢ input[r, i] · weights[i, u]), i ascending, for rows `from` ≤ r < `to`.
 * Activation: 0 none, 1 relu, 2 sigmoid, 3 tanh. Scratch: see `productScratch`.
 */
export function affine<T>(
  input: usize, inputStep: i32, weights: usize, weightsStep: i32, bias: usize, output: usize, outputStep: i32,
  from: i32, to: i32, inputs: i32, units: i32, activation: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  product<T>(
    input, inputStep * size, weights, weightsStep * size, false, bias, true, output, outputStep * size,
    from, to, inputs, units, scratch,
  );
  if (activation != 0) activate<T>(activation, output, outputStep, from, to, units);
}

/** output[r, u] = activation(Σₖ a[r, k] · b[k, u]), k ascending from zero, for rows `from` ≤ r < `to`. */
export function matrixProduct<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, output: usize, outputStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, activation: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  product<T>(
    a, aStep * size, b, bStep * size, false, 0, false, output, outputStep * size, from, to, inner, columns, scratch,
  );
  if (activation != 0) activate<T>(activation, output, outputStep, from, to, columns);
}

/** output[r, i] = Σᵤ a[r, u] · b[i, u], u ascending from zero, for rows `from` ≤ r < `to`: a times b transposed. */
export function matrixProductTransposedRight<T>(
  a: usize, aStep: i32, b: usize, bStep: i32, output: usize, outputStep: i32,
  from: i32, to: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const size = sizeof<T>();
  product<T>(
    a, aStep * size, b, bStep * size, true, 0, false, output, outputStep * size, from, to, inner, columns, scratch,
  );
}
