/** The golden section of 1: the larger part. */
const larger = 0.6180339887498949;

/** How near the place is found. */
const near = 1e-9;

/** Where a function of one number with a single valley is least, between −2 and 2 or, where it falls outwards, beyond. */
export function leastOf(f: (x: number) => number): number {
  let [low, high] = [-2, 2];
  while (f(low) < f(low + 1) && low > -64) low *= 2;
  while (f(high) < f(high - 1) && high < 64) high *= 2;
  return goldenSection(f, low, high);
}

/** Narrows an interval around the least value: of two points inside it, the better one stays inside. */
function goldenSection(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - larger * (high - low), low + larger * (high - low)];
  let [onLeft, onRight] = [f(left), f(right)];
  while (high - low > near) {
    if (onLeft <= onRight) {
      [high, right, onRight] = [right, left, onLeft];
      left = high - larger * (high - low);
      onLeft = f(left);
    } else {
      [low, left, onLeft] = [left, right, onRight];
      right = low + larger * (high - low);
      onRight = f(right);
    }
  }
  return (low + high) / 2;
}
