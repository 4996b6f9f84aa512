// The gradients of activations, from the layer's output y.
import { all } from "./lanes";

@inline
/** The upstream gradient where y > 0, else 0. */
export function throughRelu<T>(y: v128, upstream: v128): v128 {
  return v128.and(upstream, v128.gt<T>(y, all<T>(0)));
}

@inline
/** upstream · (y · (1 − y)). */
export function throughSigmoid<T>(y: v128, upstream: v128): v128 {
  return v128.mul<T>(upstream, v128.mul<T>(y, v128.sub<T>(all<T>(1), y)));
}

@inline
/** upstream · (1 − y · y). */
export function throughTanh<T>(y: v128, upstream: v128): v128 {
  return v128.mul<T>(upstream, v128.sub<T>(all<T>(1), v128.mul<T>(y, y)));
}

@inline
/** The gradient of an activation: 0 none, 1 relu, 2 sigmoid, 3 tanh. */
export function throughActivation<T>(activation: i32, y: v128, upstream: v128): v128 {
  if (activation == 1) return throughRelu<T>(y, upstream);
  if (activation == 2) return throughSigmoid<T>(y, upstream);
  return activation == 3 ? throughTanh<T>(y, upstream) : upstream;
}
