import { exp } from "../exp.ts";
import { log1p } from "../log1p.ts";

/** log(1 + x). Throws where there is no such number. */
export function log1pOf(x: number): number {
  if (x <= -1) throw new RangeError(`log1p takes numbers above -1, not ${x}`);
  return log1p(x);
}

/** exp(y) − 1, which brings log1p back. */
export function exp1mOf(y: number): number {
  return exp(y) - 1;
}

/** Yeo and Johnson's power of x with the exponent `scale[2]`: Biometrika 87 (2000), 954–959. */
export function yeoJohnson(x: number, scale: ArrayLike<number>): number {
  const power = x < 0 ? 2 - scale[2] : scale[2];
  const size = log1p(Math.abs(x));
  const bent = Math.abs(power) < 2.220446049250313e-16 ? size : (exp(power * size) - 1) / power;
  return x < 0 ? -bent : bent;
}

/**
 * Where x is among the `scale[2]` quantiles that follow in `scale`: 0 up to the first, 1 from the last, between them on
 * straight lines. Where several are equal, the middle of them.
 */
export function quantileRank(x: number, scale: ArrayLike<number>): number {
  const count = scale[2];
  if (!(x > scale[3])) return 0;
  if (x >= scale[2 + count]) return 1;
  // Quantiles below x, and quantiles up to x.
  let below = 1;
  while (scale[3 + below] < x) below++;
  let upTo = below;
  while (scale[3 + upTo] === x) upTo++;
  if (upTo > below) return (below + upTo - 1) / 2 / (count - 1);
  const [low, high] = [scale[2 + below], scale[3 + below]];
  return (below - 1 + (x - low) / (high - low)) / (count - 1);
}
