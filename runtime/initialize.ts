import type { RandomState } from "./random-state.ts";

type Values = Float32Array | Float64Array;

/** Sets every value to `value`. */
export function fillConstant(into: Values, value: number): void {
  into.fill(value);
}

/** Draws each value, or the first `count`, uniformly from [low, high), row-major, as NumPy's `uniform`. */
export function fillUniform(into: Values, random: RandomState, low: number, high: number, count = into.length): void {
  for (let i = 0; i < count; i++) into[i] = random.uniform(low, high);
}

/** Draws each value from the normal distribution, row-major, as NumPy's legacy `normal`. */
export function fillNormal(into: Values, random: RandomState, mean: number, stddev: number): void {
  for (let i = 0; i < into.length; i++) into[i] = random.normal(mean, stddev);
}

/** Draws each value from the normal distribution around 0, and redraws values beyond two standard deviations. */
export function fillTruncatedNormal(into: Values, random: RandomState, stddev: number): void {
  for (let i = 0; i < into.length; i++) {
    let draw = random.randn();
    while (Math.abs(draw) > 2) draw = random.randn();
    into[i] = stddev * draw;
  }
}
