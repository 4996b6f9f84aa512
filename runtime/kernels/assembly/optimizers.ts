import { lanes, loadUpTo, storeUpTo } from "./parts/lanes";

/** parameter ← parameter − (learningRate · gradient) for `from` ≤ i < `to`. */
export function descend<T>(parameter: usize, gradient: usize, learningRate: T, from: i32, to: i32): void {
  const rate = v128.splat<T>(learningRate);
  let i = from;
  // Four vectors at a time without a question: a large parameter passes at the speed of the caches.
  for (; i + 4 * lanes<T>() <= to; i += 4 * lanes<T>()) {
    const p = parameter + <usize>i * sizeof<T>(), g = gradient + <usize>i * sizeof<T>();
    v128.store(p, v128.sub<T>(v128.load(p), v128.mul<T>(rate, v128.load(g))));
    v128.store(p, v128.sub<T>(v128.load(p, 16), v128.mul<T>(rate, v128.load(g, 16))), 16);
    v128.store(p, v128.sub<T>(v128.load(p, 32), v128.mul<T>(rate, v128.load(g, 32))), 32);
    v128.store(p, v128.sub<T>(v128.load(p, 48), v128.mul<T>(rate, v128.load(g, 48))), 48);
  }
  for (; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, v128.mul<T>(rate, g)), to - i);
  }
}

/** velocity ← momentum · velocity − learningRate · gradient, parameter ← parameter + velocity. */
export function descendWithMomentum<T>(
  parameter: usize, gradient: usize, velocity: usize, learningRate: T, momentum: T, from: i32, to: i32,
): void {
  const rate = v128.splat<T>(learningRate), share = v128.splat<T>(momentum);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    const v = loadUpTo<T>(velocity + at, to - i);
    const next = v128.sub<T>(v128.mul<T>(share, v), v128.mul<T>(rate, g));
    storeUpTo<T>(velocity + at, next, to - i);
    storeUpTo<T>(parameter + at, v128.add<T>(p, next), to - i);
  }
}

/**
 * Nesterov's momentum: step = learningRate · gradient, velocity ← momentum · velocity − step,
 * parameter ← parameter + (momentum · velocity − step).
 */
export function descendWithNesterov<T>(
  parameter: usize, gradient: usize, velocity: usize, learningRate: T, momentum: T, from: i32, to: i32,
): void {
  const rate = v128.splat<T>(learningRate), share = v128.splat<T>(momentum);
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    const v = loadUpTo<T>(velocity + at, to - i);
    const step = v128.mul<T>(rate, g);
    const next = v128.sub<T>(v128.mul<T>(share, v), step);
    storeUpTo<T>(velocity + at, next, to - i);
    storeUpTo<T>(parameter + at, v128.add<T>(p, v128.sub<T>(v128.mul<T>(share, next), step)), to - i);
  }
}

/**
 * Adam in Keras's form: mean ← mean + (gradient − mean) · meanShare, meanSquare ← meanSquare + (gradient² − meanSquare) ·
 * squareShare, parameter ← parameter − mean · rate / (√meanSquare + epsilon). The shares are 1 − β₁ and 1 − β₂, `rate` is
 * learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ).
 */
export function adam<T>(
  parameter: usize, gradient: usize, mean: usize, meanSquare: usize, rate: T, meanShare: T, squareShare: T, epsilon: T,
  from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    const m = loadUpTo<T>(mean + at, to - i), v = loadUpTo<T>(meanSquare + at, to - i);
    const nextMean = v128.add<T>(m, v128.mul<T>(v128.sub<T>(g, m), v128.splat<T>(meanShare)));
    const change = v128.sub<T>(v128.mul<T>(g, g), v);
    const nextSquare = v128.add<T>(v, v128.mul<T>(change, v128.splat<T>(squareShare)));
    storeUpTo<T>(mean + at, nextMean, to - i);
    storeUpTo<T>(meanSquare + at, nextSquare, to - i);
    const divisor = v128.add<T>(v128.sqrt<T>(nextSquare), v128.splat<T>(epsilon));
    const step = v128.div<T>(v128.mul<T>(nextMean, v128.splat<T>(rate)), divisor);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, step), to - i);
  }
}
