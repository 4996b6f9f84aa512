import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";

/** parameter ← parameter − (learningRate · gradient) for `from` ≤ i < `to`. */
export function descend<T>(parameter: usize, gradient: usize, learningRate: T, from: i32, to: i32): void {
  const rate = v128.splat<T>(learningRate);
  let i = from;
  // Four vectors per iteration without a branch: a large parameter is limited by the bandwidth of the caches.
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
 * squareShare, parameter ← parameter − mean · rate / (√meanSquare + epsilon). `meanShare` and `squareShare` are 1 − β₁ and 1 − β₂, `rate` is
 * learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ).
 */
export function adam<T>(
  parameter: usize, gradient: usize, mean: usize, meanSquare: usize, rate: T, meanShare: T, squareShare: T, epsilon: T,
  from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    const step = adamStep<T>(g, mean + at, meanSquare + at, rate, meanShare, squareShare, epsilon, to - i);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, step), to - i);
  }
}

/**
 * {@link adam} with decoupled weight decay: parameter ← (parameter − decay · parameter) − mean · rate / (√meanSquare +
 * epsilon). `decay` is learningRate · weightDecay.
 */
export function adamW<T>(
  parameter: usize, gradient: usize, mean: usize, meanSquare: usize, rate: T, decay: T, meanShare: T, squareShare: T,
  epsilon: T, from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>();
    const p = loadUpTo<T>(parameter + at, to - i), g = loadUpTo<T>(gradient + at, to - i);
    const step = adamStep<T>(g, mean + at, meanSquare + at, rate, meanShare, squareShare, epsilon, to - i);
    const decayed = v128.sub<T>(p, v128.mul<T>(v128.splat<T>(decay), p));
    storeUpTo<T>(parameter + at, v128.sub<T>(decayed, step), to - i);
  }
}

/** Adam's steps for at most `count` parameters; updates their means. */
@inline
function adamStep<T>(
  g: v128, mean: usize, meanSquare: usize, rate: T, meanShare: T, squareShare: T, epsilon: T, count: i32,
): v128 {
  const m = loadUpTo<T>(mean, count), v = loadUpTo<T>(meanSquare, count);
  const nextMean = v128.add<T>(m, v128.mul<T>(v128.sub<T>(g, m), v128.splat<T>(meanShare)));
  const change = v128.sub<T>(v128.mul<T>(g, g), v);
  const nextSquare = v128.add<T>(v, v128.mul<T>(change, v128.splat<T>(squareShare)));
  storeUpTo<T>(mean, nextMean, count);
  storeUpTo<T>(meanSquare, nextSquare, count);
  const divisor = v128.add<T>(v128.sqrt<T>(nextSquare), v128.splat<T>(epsilon));
  return v128.div<T>(v128.mul<T>(nextMean, v128.splat<T>(rate)), divisor);
}

/**
 * RMSprop in Keras's form: meanSquare ← rho · meanSquare + share · gradient², parameter ← parameter − learningRate ·
 * gradient / √(meanSquare + epsilon). `share` is 1 − rho.
 */
export function rmsprop<T>(
  parameter: usize, gradient: usize, meanSquare: usize, learningRate: T, rho: T, share: T, epsilon: T, from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>(), left = to - i;
    const p = loadUpTo<T>(parameter + at, left), g = loadUpTo<T>(gradient + at, left);
    const v = mix<T>(meanSquare + at, v128.mul<T>(g, g), rho, share, left);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, rmspropStep<T>(g, v, learningRate, epsilon)), left);
  }
}

/** {@link rmsprop} with momentum: velocity ← momentum · velocity + step, parameter ← parameter − velocity. */
export function rmspropWithMomentum<T>(
  parameter: usize, gradient: usize, meanSquare: usize, velocity: usize, learningRate: T, rho: T, share: T, epsilon: T,
  momentum: T, from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>(), left = to - i;
    const p = loadUpTo<T>(parameter + at, left), g = loadUpTo<T>(gradient + at, left);
    const v = mix<T>(meanSquare + at, v128.mul<T>(g, g), rho, share, left);
    const move = goOn<T>(velocity + at, rmspropStep<T>(g, v, learningRate, epsilon), momentum, left);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, move), left);
  }
}

/** {@link rmsprop} by the variance: mean ← rho · mean + share · gradient, and max(meanSquare − mean², 0) for meanSquare. */
export function rmspropCentered<T>(
  parameter: usize, gradient: usize, meanSquare: usize, mean: usize, learningRate: T, rho: T, share: T, epsilon: T,
  from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>(), left = to - i;
    const p = loadUpTo<T>(parameter + at, left), g = loadUpTo<T>(gradient + at, left);
    const v = variance<T>(g, meanSquare + at, mean + at, rho, share, left);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, rmspropStep<T>(g, v, learningRate, epsilon)), left);
  }
}

/** {@link rmspropCentered} with the momentum of {@link rmspropWithMomentum}. */
export function rmspropCenteredWithMomentum<T>(
  parameter: usize, gradient: usize, meanSquare: usize, mean: usize, velocity: usize, learningRate: T, rho: T, share: T,
  epsilon: T, momentum: T, from: i32, to: i32,
): void {
  for (let i = from; i < to; i += lanes<T>()) {
    const at = <usize>i * sizeof<T>(), left = to - i;
    const p = loadUpTo<T>(parameter + at, left), g = loadUpTo<T>(gradient + at, left);
    const v = variance<T>(g, meanSquare + at, mean + at, rho, share, left);
    const move = goOn<T>(velocity + at, rmspropStep<T>(g, v, learningRate, epsilon), momentum, left);
    storeUpTo<T>(parameter + at, v128.sub<T>(p, move), left);
  }
}

/** average ← rho · average + share · value. */
@inline
function mix<T>(average: usize, value: v128, rho: T, share: T, count: i32): v128 {
  const kept = v128.mul<T>(v128.splat<T>(rho), loadUpTo<T>(average, count));
  const next = v128.add<T>(kept, v128.mul<T>(v128.splat<T>(share), value));
  storeUpTo<T>(average, next, count);
  return next;
}

@inline
function variance<T>(g: v128, meanSquare: usize, mean: usize, rho: T, share: T, count: i32): v128 {
  const v = mix<T>(meanSquare, v128.mul<T>(g, g), rho, share, count);
  const m = mix<T>(mean, g, rho, share, count);
  return v128.pmax<T>(v128.sub<T>(v, v128.mul<T>(m, m)), all<T>(0));
}

@inline
function rmspropStep<T>(g: v128, size: v128, learningRate: T, epsilon: T): v128 {
  const divisor = v128.sqrt<T>(v128.add<T>(size, v128.splat<T>(epsilon)));
  return v128.div<T>(v128.mul<T>(v128.splat<T>(learningRate), g), divisor);
}

/** velocity ← momentum · velocity + step. */
@inline
function goOn<T>(velocity: usize, step: v128, momentum: T, count: i32): v128 {
  const next = v128.add<T>(v128.mul<T>(v128.splat<T>(momentum), loadUpTo<T>(velocity, count)), step);
  storeUpTo<T>(velocity, next, count);
  return next;
}
