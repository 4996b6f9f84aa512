// Deterministic points: the multiples of the golden ratio, modulo 1, lie evenly and hit no pattern of the binary grid.

function goldenFraction(index: number): number {
  const product = index * 0.6180339887498949;
  return product - Math.floor(product);
}

/** `count` points spread evenly over [low, high). */
export function evenlyFrom(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => low + (high - low) * goldenFraction(index));
}

/** `count` positive points with binary exponents spread from `lowest` to `highest`. */
export function everyMagnitude(lowest: number, highest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const exponent = lowest + (index % (highest - lowest + 1));
    return (1 + goldenFraction(index)) * 2 ** exponent;
  });
}
