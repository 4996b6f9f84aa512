// Which kernel elements (taps) of a convolution are inside the image, along one axis. A table has three integers for each
// output position: the first source position, the index of its tap, and the number of taps. Both increase by a fixed step
// from tap to tap, so clipping the kernel to the image is free, and padding is never read.

/** Bytes of one entry. */
export const axisEntry: usize = 12;

@inline
/** ⌈a / b⌉ for b > 0. */
export function ceilQuotient(a: i32, b: i32): i32 {
  return a > 0 ? (a + b - 1) / b : -(-a / b);
}

@inline
function floorQuotient(a: i32, b: i32): i32 {
  return -ceilQuotient(-a, b);
}

function writeEntry(table: usize, position: i32, source: i32, tap: i32, count: i32): void {
  const entry = table + position * axisEntry;
  store<i32>(entry, source);
  store<i32>(entry, tap, 4);
  store<i32>(entry, max(count, 0), 8);
}

/** Output o reads the image at o · stride − before + tap · dilation. The source index steps by `dilation`, the tap by 1. */
export function forwardAxis(
  table: usize, positions: i32, size: i32, taps: i32, stride: i32, dilation: i32, before: i32,
): void {
  for (let o = 0; o < positions; o++) {
    const origin = o * stride - before;
    const first = max(0, ceilQuotient(-origin, dilation));
    const end = min(taps, floorQuotient(size - 1 - origin, dilation) + 1);
    writeEntry(table, o, origin + first * dilation, first, end - first);
  }
}

/**
 * Pixel i is in the windows of the outputs o for which (i + before − o · stride) / dilation is an integer, the tap; o
 * ascends. Taps are counted from the kernel's end. With g the common divisor of stride and dilation, o steps by dilation / g and the tap by
 * stride / g.
 */
export function gradientAxis(
  table: usize, positions: i32, size: i32, taps: i32, stride: i32, dilation: i32, before: i32,
): void {
  const step = dilation / commonDivisor(stride, dilation);
  for (let i = 0; i < positions; i++) {
    const end = i + before;
    let o = max(0, ceilQuotient(end - (taps - 1) * dilation, stride));
    let tries = step;
    while (tries > 0 && (end - o * stride) % dilation != 0) {
      o++;
      tries--;
    }
    const last = min(size - 1, floorQuotient(end, stride));
    const count = tries > 0 && last >= o ? 1 + (last - o) / step : 0;
    writeEntry(table, i, o, count > 0 ? taps - 1 - (end - o * stride) / dilation : 0, count);
  }
}

/** The greatest common divisor. */
export function commonDivisor(a: i32, b: i32): i32 {
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** The end of the range of positions, `step` apart and below `end`, that have the same taps as `position`. */
export function endOfRun(table: usize, position: i32, step: i32, end: i32): i32 {
  const tap = load<i32>(table + position * axisEntry, 4);
  const count = load<i32>(table + position * axisEntry, 8);
  let next = position + step;
  while (next < end) {
    const entry = table + next * axisEntry;
    if (load<i32>(entry, 4) != tap || load<i32>(entry, 8) != count) break;
    next += step;
  }
  return next;
}
