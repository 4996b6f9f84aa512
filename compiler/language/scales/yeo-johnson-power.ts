import { yeoJohnson } from "../../../runtime/columns/curves.ts";
import { log } from "../../../runtime/log.ts";
import { log1p } from "../../../runtime/log1p.ts";
import { leastOf } from "./least-of.ts";

/** Below this variance the numbers are as good as equal. */
const leastVariance = 2.2250738585072014e-308;

/** The exponent of the greatest likelihood that the powers of these numbers are a normal distribution. */
export function powerOf(values: Float64Array): number {
  let logs = 0;
  for (const value of values) logs += Math.sign(value) * log1p(Math.abs(value));
  return leastOf((exponent) => {
    const variance = varianceOf(values.map((value) => yeoJohnson(value, [0, 1, exponent])));
    if (!(variance >= leastVariance)) return Number.POSITIVE_INFINITY;
    return (values.length / 2) * log(variance) - (exponent - 1) * logs;
  });
}

function varianceOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return squares / values.length;
}
