// The common case of 2 × 2 windows: adjacent in one row of the output, none of them clipped, with at least one full vector
// of channels. The last vector of a pixel overlaps the one before it.
import { all, lanes } from "./lanes";

@inline
/** The second if it is greater or NaN, else the first. The bits of a NaN may change. */
export function greater<T>(best: v128, value: v128): v128 {
  return v128.or(v128.pmax<T>(best, value), v128.ne<T>(value, value));
}

/** output[x, c] = the maximum of window x, `count` windows `step` bytes apart; `line` bytes to the next row of the image. */
export function greatestOfPairs<T>(
  input: usize, line: usize, step: usize, channels: i32, output: usize, count: i32,
): void {
  const pixel = <usize>channels * sizeof<T>(), last = pixel - 16;
  for (; count > 0; count--) {
    for (let c: usize = 0; ; c = min(c + 16, last)) {
      const cell = input + c, below = cell + line;
      const first = greater<T>(v128.load(cell), v128.load(cell + pixel));
      v128.store(output + c, greater<T>(greater<T>(first, v128.load(below)), v128.load(below + pixel)));
      if (c == last) break;
    }
    input += step;
    output += pixel;
  }
}

/**
 * The gradient, including that of a relu if `rectified`: the upstream gradient of each window goes to its first element that
 * equals the output, the others get 0. Windows do not overlap. Stops before the first window whose output is NaN; returns
 * the number of windows done.
 */
export function spreadPairs<T>(
  input: usize, line: usize, step: usize, channels: i32, output: usize, upstream: usize, result: usize, count: i32,
  rectified: bool,
): i32 {
  const pixel = <usize>channels * sizeof<T>(), last = pixel - 16;
  for (let x = 0; x < count; x++) {
    for (let c: usize = 0; ; c = min(c + 16, last)) {
      const cell = input + c, to = result + c, most = v128.load(output + c);
      if (v128.any_true(v128.ne<T>(most, most))) return x;
      // 0 + upstream: −0 becomes 0.
      let rest = v128.add<T>(all<T>(0), v128.load(upstream + c));
      if (rectified) rest = v128.and(rest, v128.gt<T>(most, all<T>(0)));
      rest = give<T>(cell, most, rest, to);
      rest = give<T>(cell + pixel, most, rest, to + pixel);
      rest = give<T>(cell + line, most, rest, to + line);
      give<T>(cell + line + pixel, most, rest, to + line + pixel);
      if (c == last) break;
    }
    input += step;
    result += step;
    output += pixel;
    upstream += pixel;
  }
  return count;
}

@inline
/** The gradient of an element, and what remains for the next elements. */
function give<T>(cell: usize, most: v128, rest: v128, to: usize): v128 {
  const holds = v128.eq<T>(v128.load(cell), most);
  v128.store(to, v128.and(rest, holds));
  return v128.andnot(rest, holds);
}
