import type { Distribution } from "../define/initializer.ts";

/** An even distribution around 0 that has this variance: ±√(3 · variance). */
export function evenly(variance: number): Distribution {
  const limit = Math.sqrt(3 * variance);
  return { kind: "uniform", low: -limit, high: limit };
}
