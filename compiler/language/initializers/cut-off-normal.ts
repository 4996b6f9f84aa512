import type { Distribution } from "../define/initializer.ts";

/** The standard deviation that is left of a standard normal distribution cut off at −2 and 2 (Keras's constant). */
const deviationLeft = 0.87962566103423978;

/** A normal distribution that has this variance after it was cut off at two deviations. */
export function cutOffNormal(variance: number): Distribution {
  return { kind: "truncatedNormal", stddev: Math.sqrt(variance) / deviationLeft };
}
